"""What was written comes back."""

import copy
import json
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.fields import facts
from recoverytools.testing import models_of
from strategies import EACH, RECORDS, VALUES


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_what_was_written_comes_back(cls: Any, data: st.DataObject) -> None:
    model = data.draw(models_of(cls))
    plain = rt.to_dict(model)
    assert rt.from_dict(plain, cls) == model, "plain data gives the same model again"
    if cls in RECORDS:
        written = rt.dumps(model)
        read = rt.loads(written, cls)
        assert read == model, "what is read is what was written"
        assert rt.loads(written) == read, "the header says what it is, and reading twice gives the same"
        assert rt.dumps(read) == written, "the same model gives the same bytes"
        assert rt.loads(written.decode()) == model, "text does as well as bytes"
        assert rt.from_dict(plain) == model, "plain data does as well as bytes"
        assert json.loads(written) == plain, "bytes and plain data say the same"
        headless = {key: value for key, value in plain.items() if key not in {"document", "format"}}
        assert rt.from_dict(headless, cls) == model, "with the class at hand, plain data needs no header"
    assert attrs.evolve(model) == model, "a copy with no change is equal"
    assert hash(attrs.evolve(model)) == hash(model), "and has the same hash"
    assert copy.deepcopy(model) == model, "so is a deep copy"
    assert pickle.loads(pickle.dumps(model)) == model, "and a pickled one"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(model, facts(cls)[0].name, None)


@given(models_of(rt.WellnessPlan))
def test_defaults_are_left_out_and_the_order_is_that_of_the_declaration(plan: rt.WellnessPlan) -> None:
    written = rt.to_dict(plan)
    order = ["document", "format", *(fact.name for fact in facts(rt.WellnessPlan))]
    assert list(written) == [name for name in order if name in written]
    left_out = [fact for fact in facts(rt.WellnessPlan) if fact.name not in written]
    assert all(getattr(plan, fact.name) == fact.default for fact in left_out)
    assert not any(written[fact.name] == fact.default for fact in facts(rt.WellnessPlan) if fact.name in written)
