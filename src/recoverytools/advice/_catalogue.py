"""All rules, what helps most first."""

from . import _crisis, _goals, _people, _plan, _problems, _telling

CATALOGUE = (
    # what could hurt
    _crisis.crisis_names_someone_for_and_against,
    _crisis.crisis_agent_is_a_witness,
    _crisis.crisis_medicine_wanted_and_refused,
    _crisis.crisis_plan_has_expired,
    _crisis.naloxone_has_expired,
    _telling.story_tells_what_is_off_limits,
    # what stands in the way, or may let a person down
    _crisis.crisis_wish_is_not_said,
    _people.counts_on_someone_who_said_no,
    _people.support_cannot_be_reached,
    _problems.backup_leads_nowhere,
    _problems.backup_has_no_cue,
    # what gets things going
    _goals.goal_has_no_step,
    _problems.problem_choice_has_no_step,
    _goals.goal_has_no_measure,
    _goals.goal_has_no_date,
    # what does not fit together
    _goals.goal_due_before_start,
    _goals.step_due_after_goal,
    _goals.goal_target_equals_baseline,
    _problems.problem_outcome_has_no_choice,
    _telling.agenda_is_longer_than_the_meeting,
    _telling.rating_is_off_its_scale,
    # ideas
    _plan.plan_is_a_blank_page,
    _goals.goal_is_a_thought,
    _goals.goal_confidence_is_low,
    _goals.goal_has_no_why,
    _people.support_not_asked_yet,
    _goals.schedule_has_no_first_day,
    _goals.step_has_no_fallback,
    _goals.goal_due_has_passed,
    _goals.step_due_has_passed,
    _problems.problem_has_few_options,
    _people.strength_is_not_used,
    _goals.goal_measure_has_no_target,
    _goals.goal_is_very_short,
    _plan.plan_review_is_due,
    _plan.plan_carries_many_lines,
    _plan.layout_names_nothing,
)
"""Every rule there is, in the order in which findings of one severity are given."""
