"""eventcoder: who did what to whom, in CAMEO codes, from news text."""

from eventcoder.batch.frame import code_batch, code_frame
from eventcoder.coder import Coder, load
from eventcoder.errors import DictionaryError, EventcoderError, InputError, ModelError, Problem
from eventcoder.records import Actor, CodedArticle, Event, Evidence

__all__ = [
    "Actor",
    "CodedArticle",
    "Coder",
    "DictionaryError",
    "Event",
    "EventcoderError",
    "Evidence",
    "InputError",
    "ModelError",
    "Problem",
    "code_batch",
    "code_frame",
    "load",
]
