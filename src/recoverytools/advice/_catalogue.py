"""All rules, what helps most first."""

from . import (
    _telling,
    _backups,
    _crisis,
    _decisions,
    _goals,
    _people,
    _plan,
    _problems,
    _signs,
)

CATALOGUE = (
    # what could hurt
    _crisis.crisis_names_someone_for_and_against,
    _crisis.crisis_medicine_wanted_and_refused,
    _crisis.crisis_agent_is_a_witness,
    _crisis.crisis_plan_has_expired,
    _crisis.naloxone_has_expired,
    _telling.story_tells_what_is_off_limits,
    # what may let a person down on a hard day
    _crisis.crisis_wish_is_not_said,
    _signs.sign_has_no_response,
    _people.counts_on_someone_who_said_no,
    _signs.counts_on_a_tool_that_does_not_help,
    _people.support_cannot_be_reached,
    _backups.backup_leads_nowhere,
    _backups.backup_has_no_cue,
    _backups.backup_falls_back_on_the_same_one,
    _backups.fallback_is_out_of_hours,
    # what stands in the way of a free choice, or of trust
    _decisions.decision_is_under_pressure,
    # what gets things going
    _goals.goal_has_no_step,
    _problems.problem_choice_has_no_step,
    _goals.goal_has_no_measure,
    _goals.goal_has_no_date,
    # what does not fit together
    _goals.goal_due_before_start,
    _goals.step_due_after_goal,
    _goals.goal_target_equals_baseline,
    _goals.goal_levels_have_no_middle,
    _problems.problem_outcome_has_no_choice,
    _telling.agenda_is_longer_than_the_meeting,
    _telling.rating_is_off_its_scale,
    # ideas: where to begin, and what went well
    _plan.plan_is_a_blank_page,
    _goals.goal_is_a_thought,
    _goals.goal_has_no_open_step,
    _goals.goal_target_is_met_already,
    # ideas: make it fit the person
    _goals.goal_confidence_is_low,
    _goals.goal_says_stop,
    _goals.goal_has_no_why,
    _people.support_not_asked_yet,
    _problems.problem_has_no_goal,
    _problems.problem_has_few_options,
    _decisions.decision_has_one_way,
    _decisions.decision_says_not_what_matters,
    _decisions.decision_needs_more_facts,
    _decisions.decision_is_not_settled,
    _decisions.decision_day_has_passed,
    _problems.option_has_one_side,
    _decisions.advocacy_answer_is_late,
    _goals.goal_due_has_passed,
    _goals.step_due_has_passed,
    _goals.goal_steps_have_no_day,
    _goals.schedule_has_no_first_day,
    _goals.step_has_no_fallback,
    _goals.goal_obstacle_has_no_answer,
    _goals.goal_measure_has_no_target,
    _goals.goal_is_very_short,
    _goals.plan_has_many_goals_at_once,
    _problems.problem_has_no_follow_up,
    # ideas: be ready
    _signs.ladder_has_a_gap,
    _signs.sign_says_not_how_to_tell,
    _signs.tool_waits_for_a_first_try,
    _people.one_support_carries_everything,
    _backups.backup_says_what_not_to_do,
    _backups.fallback_says_not_when,
    _backups.backup_needs_someone_each_time,
    _backups.backup_cue_stands_twice,
    # ideas: what is there to build on
    _people.strength_is_not_used,
    # ideas: keep it true
    _plan.plan_review_is_due,
    _plan.plan_carries_many_lines,
    _plan.layout_names_nothing,
)
"""Every rule there is, in the order in which findings of one severity are given."""
