"""From a parse to predicates: whose subject a shared, controlled or hidden one is, and what counts as an object."""

from __future__ import annotations

from attrs import define, field

from eventcoder.grammar import moods
from eventcoder.grammar.graph import RELATIVE_WORDS, Graph, Oblique
from eventcoder.grammar.labels import Relation as R
from eventcoder.grammar.nominals import nominal
from eventcoder.grammar.particles import particles
from eventcoder.grammar.predicate import Predicate, Rank

__all__ = ["Clauses"]

_CONDITIONS = {"if", "unless", "whether", "lest"}
# "accused Iran of attacking", "prevented Iran from", "blamed Iran for": the object is the doer.
_OBJECT_CONTROL = {"of", "from", "for", "into", "against"}
_BARE = {"let", "help"}
_TEMPORAL = {"before", "after", "until", "once"}
_COMPANIONS = {R.OBJECT, R.COMPLEMENT, R.OPEN_COMPLEMENT, R.PREDICATIVE, R.PARTICLE, R.AUXILIARY}
# "promised Iran to leave": the promiser leaves.
_SUBJECT_CONTROL = {"promise", "threaten", "vow", "pledge", "swear"}
_DEPTH = 12


@define
class Clauses:
    """The predicates of one sentence, made on demand and kept.

    `question`: whether the sentence is one, so that nothing in its main clause is said to have happened.
    `headline`: whether it is one, where a past form without an object is a passive ("Two Iranians arrested in Kenya").
    `since`: what is told of years before this one is history ("in 1979 China attacked Vietnam"); 0 for none.
    """

    graph: Graph
    question: bool = False
    headline: bool = False
    since: int = 0
    _made: dict[int, Predicate] = field(init=False, factory=dict)
    _open: set[int] = field(init=False, factory=set)

    def predicate(self, index: int) -> Predicate:
        """The predicate at a word."""
        made = self._made.get(index)
        if made is None:
            if index in self._open or len(self._open) > _DEPTH:
                return Predicate(index)  # a circle of shared subjects: the parse is of no use here
            self._open.add(index)
            tag = self.graph.tags[index]
            verbal = tag[0] == "V" or self.graph.relations[index] is R.AUXILIARY
            if verbal and self.graph.relations[index] is R.PREDICATIVE and self.graph.kid(index, R.AUXILIARY) is None:
                verbal = tag == "VBG"  # "is opposed to" is as "is ready to"
            made = self._verb(index) if verbal else nominal(self, index)
            self._open.discard(index)
            self._made[index] = made
        return made

    def is_history(self, oblique: Oblique) -> bool:
        """Whether "in 1979" says that something is long past."""
        word = self.graph.written[oblique.head]
        return len(word) == 4 and word.isdecimal() and 1000 <= int(word) < self.since

    def is_only_meant(self, index: int) -> bool:
        """Whether an infinitive that no pattern takes says what may be: "hesitated to attack", "knows how to attack"."""
        graph = self.graph
        if graph.relations[index] not in {R.OPEN_COMPLEMENT, R.COMPLEMENT, R.ADNOMINAL} or not moods.has_to(graph, index):
            return False
        if any(graph.sentence.lemmas[a] == "have" for a in graph.kids(index, R.AUXILIARY)):
            return False  # "is said to have attacked"
        return not self.predicate(index).modals  # "has to attack"

    # ---------------------------------------------------------------- verbs

    def _verb(self, verb: int) -> Predicate:
        graph = self.graph
        relation = graph.relations[verb]
        governor = self.governor(verb)
        passive = self._is_passive(verb)
        receivers: tuple[int, ...] = ()
        subjects = self._own_subjects(verb)
        objects = self._objects(verb)
        obliques = graph.obliques(verb)
        if passive:
            said = [o for word in graph.kids(verb, R.PREDICATIVE) for o in graph.obliques(word)]  # "held responsible by"
            agents = graph.spread([o.head for o in (*obliques, *said) if (o.agent or o.path == ("by",)) and not o.clausal])
            given = objects if not graph.kid(verb, R.INDIRECT_OBJECT) and relation is not R.MODIFIER else ()
            if subjects and any(graph.is_noun(o) for o in given):
                receivers = subjects  # "Somalia was given vehicles"
            objects = subjects + tuple(o for o in objects if o not in subjects)
            subjects = agents or self._strayed_agents(verb, given, obliques)
            if not subjects and relation is R.MODIFIER:
                subjects = tuple(graph.kids(verb, R.MODIFIER))  # "US-backed rebels"
        subjects, objects = self._shared(verb, relation, governor, passive, subjects, objects)
        objects += tuple(raised for raised in self._raised(verb) if raised not in objects)
        shares = relation is R.CONJUNCT and not graph.kid(verb, R.AUXILIARY, R.SUBJECT, R.PASSIVE_SUBJECT)
        first = self.predicate(governor) if shares and governor >= 0 else None
        modals = moods.modals(self.graph, verb) or self._inherited_modals(verb, relation, governor)
        if first and not modals and graph.tags[verb] == "VB":
            modals = first.modals
        infinitives, clauses = self._complements(verb, objects)
        return Predicate(
            head=verb,
            subjects=subjects,
            objects=objects,
            indirect=receivers or graph.spread([i for i in graph.kids(verb, R.INDIRECT_OBJECT) if graph.is_noun(i)]),
            obliques=self._with_antecedents(verb, obliques),
            infinitives=infinitives,
            clauses=clauses,
            conditions=self._conditions(verb),
            predicatives=graph.spread(graph.kids(verb, R.PREDICATIVE) + self._small_clauses(verb)),
            passive=passive,
            particles=particles(graph, verb),
            negated=moods.is_negated(self.graph, verb)
            or bool(first and first.negated and moods.joined_by(self.graph, verb, {"or", "nor"})),
            modals=modals,
            hypothetical=self._is_hypothetical(verb, governor),
            rank=self._rank(verb, relation, governor),
            governor=governor,
        )

    def governor(self, index: int) -> int:
        """The word whose predicate a word's clause belongs to: a verb, or the noun of a relative clause; -1 at the root."""
        graph = self.graph
        for above in graph.above(index):
            if graph.is_verb(above) or graph.relations[above] is R.ROOT:
                return above
        return -1

    def _own_subjects(self, verb: int) -> tuple[int, ...]:
        graph = self.graph
        subjects = graph.kids(verb, R.SUBJECT, R.PASSIVE_SUBJECT)
        tags = graph.tags
        if graph.relations[verb] is R.RELATIVE:
            antecedent = graph.heads[verb]
            subjects = [antecedent if tags[s] in RELATIVE_WORDS else s for s in subjects]
        subjects += graph.kids(verb, R.CLAUSAL_SUBJECT)
        return graph.spread(subjects)

    def _objects(self, verb: int) -> tuple[int, ...]:
        graph = self.graph
        tags = graph.tags
        objects = graph.kids(verb, R.OBJECT)
        if graph.relations[verb] is R.RELATIVE:
            antecedent = graph.heads[verb]
            objects = [antecedent if tags[o] in RELATIVE_WORDS else o for o in objects]
        # "denied attacking", "began shelling": a gerund is an object.
        objects += [c for c in graph.kids(verb, R.OPEN_COMPLEMENT, R.COMPLEMENT) if self._is_gerund(c)]
        if not objects and graph.kid(verb, R.INDIRECT_OBJECT) is not None:  # "gave the ambassador 48 hours to leave"
            objects = [noun for noun in graph.kids(verb, R.MODIFIER) if noun > verb and graph.is_noun(noun)]
        # "called the attack barbaric" and its kin: a small clause's subject.
        for complement in self._small_clauses(verb):
            objects += graph.kids(complement, R.SUBJECT)
        return graph.spread(objects)

    def _strayed_agents(self, verb: int, objects: tuple[int, ...], obliques: tuple[Oblique, ...]) -> tuple[int, ...]:
        """The "by" of a passive that the parser hung on what stands before it: "was placed under arrest by the army"."""
        graph = self.graph
        if graph.relations[verb] is R.MODIFIER:
            return ()
        nouns = [*objects, *(o.head for o in obliques if o.path in {("with",), ("under",)} and not o.clausal)]
        nouns += [o.head for o in obliques if o.clausal]  # "was banned from travelling by the court"
        return graph.spread([o.head for n in nouns for o in graph.obliques(n) if o.path == ("by",) and not o.clausal])

    def _small_clauses(self, verb: int) -> list[int]:
        """ "holds Iran responsible": the adjective or noun that the verb says of its object."""
        graph = self.graph
        found = [c for c in graph.kids(verb, R.COMPLEMENT, R.OPEN_COMPLEMENT) if graph.tags[c][0] in "JN"]
        return [c for c in found if graph.kid(c, R.MARKER, R.COPULA) is None]

    def _is_gerund(self, verb: int) -> bool:
        graph = self.graph
        return graph.tags[verb] == "VBG" and not graph.kid(verb, R.AUXILIARY, R.PASSIVE_AUXILIARY)

    def _is_passive(self, verb: int) -> bool:
        graph = self.graph
        if graph.kid(verb, R.PASSIVE_AUXILIARY, R.PASSIVE_SUBJECT) is not None:
            return True
        if graph.tags[verb] not in {"VBN", "VBD"}:
            return False
        relation = graph.relations[verb]
        if relation in {R.ADNOMINAL, R.MODIFIER}:
            return graph.kid(verb, R.OBJECT, R.SUBJECT) is None
        if self.headline and relation is R.ROOT and not any(graph.relations[c] in _COMPANIONS for c in graph.children[verb]):
            return True
        if graph.tags[verb] == "VBD":
            return False
        if relation is R.CONJUNCT and graph.kid(verb, R.AUXILIARY, R.SUBJECT) is None:
            return self._is_passive(graph.heads[verb])
        if relation in {R.ADVERBIAL, R.OPEN_COMPLEMENT}:
            return graph.kid(verb, R.OBJECT, R.AUXILIARY) is None
        return False

    def _shared(
        self,
        verb: int,
        relation: R,
        governor: int,
        passive: bool,
        subjects: tuple[int, ...],
        objects: tuple[int, ...],
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Fill in the subject (of a passive: the object) that stands elsewhere, and a relative clause's object."""
        graph = self.graph
        head = graph.heads[verb]
        if relation is R.RELATIVE:
            if subjects and not objects and not passive and not self._has_relative_oblique(verb):
                objects = (head,)
            return subjects, objects
        bare = graph.kid(verb, R.COMPLEMENT, R.OPEN_COMPLEMENT) is None and not graph.obliques(verb)
        if relation is R.ADNOMINAL and not passive and not objects and bare and graph.kid(verb, R.SUBJECT) is not None:
            objects = (head,)  # "spies that Tbilisi had arrested"
        conjoined = relation is R.CONJUNCT or graph.kid(verb, R.CONJUNCT) is not None
        if conjoined and not passive and not objects:
            objects = self._object_of_later_conjunct(verb)
        own = objects if passive else subjects
        if own:
            return subjects, objects
        doers = self._hidden_subject(verb, relation, governor)
        return (subjects, doers) if passive else (doers, objects)

    def _hidden_subject(self, verb: int, relation: R, governor: int) -> tuple[int, ...]:
        graph = self.graph
        head = graph.heads[verb]
        tag = graph.tags[verb]
        if relation is R.MODIFIER:
            return (head,) if tag in {"VBN", "VBD", "VBG"} else ()
        if relation is R.ADNOMINAL:
            if tag in {"VBG", "VBN", "VBD"}:
                return graph.spread([head])
            return self._subject_of_noun(head)
        if relation is R.PREPOSITION_CLAUSE or (relation is R.PREPOSITION_OBJECT and tag == "VBG"):
            return self._subject_of_gerund(head)
        if relation is R.CONJUNCT and not graph.is_verb(head):
            return ()
        if governor < 0:
            return ()
        above = self.predicate(governor)
        grammatical = above.grammatical_subjects
        if relation is R.CONJUNCT:
            return grammatical or above.subjects
        if relation in {R.OPEN_COMPLEMENT, R.COMPLEMENT}:
            if not graph.is_verb(head):  # "is ready to send"
                return self.predicate(head).subjects
            nouns = tuple(o for o in graph.kids(governor, R.OBJECT, R.INDIRECT_OBJECT) if not graph.is_verb(o))
            by_subject = above.passive or graph.sentence.lemmas[governor] in _SUBJECT_CONTROL
            return graph.spread(nouns) if nouns and relation is R.OPEN_COMPLEMENT and not by_subject else grammatical
        if relation is R.ADVERBIAL:
            return grammatical or above.subjects
        return ()

    def _subject_of_noun(self, noun: int) -> tuple[int, ...]:
        """Who is to do what a noun's infinitive says: "Iran's decision to", "Iran made a decision to"."""
        owner = self.predicate(noun)
        if owner.subjects:
            return owner.subjects
        governor = self.governor(noun)
        if governor >= 0 and self.graph.relations[noun] in {R.OBJECT, R.PREPOSITION_OBJECT, R.PASSIVE_SUBJECT}:
            return self.predicate(governor).subjects
        return ()

    def _subject_of_gerund(self, preposition: int) -> tuple[int, ...]:
        graph = self.graph
        above = graph.heads[preposition]
        while graph.relations[above] in {R.PREPOSITION, R.AGENT}:
            above = graph.heads[above]
        if not graph.is_verb(above):
            return self._subject_of_noun(above)
        outer = self.predicate(above)
        if graph.sentence.lemmas[preposition] == "for":  # "imposed sanctions on Iran for arming rebels"
            near = [*outer.obliques, *(o for noun in outer.objects for o in graph.obliques(noun))]
            aimed = [o.head for o in near if o.path in {("on",), ("against",)} and not o.clausal]
            if aimed:
                return graph.spread(aimed)
        if outer.passive:
            return outer.objects
        if graph.sentence.lemmas[preposition] in _OBJECT_CONTROL and outer.objects:
            return outer.objects
        return outer.subjects

    def _has_relative_oblique(self, verb: int) -> bool:
        tags = self.graph.tags
        return any(tags[o.head] in RELATIVE_WORDS for o in self.graph.obliques(verb)) or any(
            tags[child] == "WRB" for child in self.graph.kids(verb, R.ADVERB)
        )

    def _with_antecedents(self, verb: int, obliques: tuple[Oblique, ...]) -> tuple[Oblique, ...]:
        graph = self.graph
        if graph.relations[verb] is not R.RELATIVE:
            return obliques
        tags, antecedent = graph.tags, graph.heads[verb]
        return tuple(Oblique(o.path, antecedent) if tags[o.head] in RELATIVE_WORDS else o for o in obliques)

    def _object_of_later_conjunct(self, verb: int) -> tuple[int, ...]:
        """ "condemned and sanctioned Iran": the object that both verbs share stands behind the last."""
        graph = self.graph
        if graph.kid(verb, R.OBJECT, R.COMPLEMENT, R.OPEN_COMPLEMENT, R.PREPOSITION, R.PARTICLE, R.PREDICATIVE) is not None:
            return ()
        for other in graph.kids(verb, R.CONJUNCT):
            between = graph.sentence.words[verb + 1 : other]
            if len(between) <= 2 and graph.kid(other, R.SUBJECT, R.PASSIVE_SUBJECT) is None:
                return graph.spread(graph.kids(other, R.OBJECT))
        return ()

    def _raised(self, verb: int) -> tuple[int, ...]:
        """ "wants Assad to go": the infinitive's subject counts as the verb's object as well."""
        graph = self.graph
        raised = [
            subject
            for complement in graph.kids(verb, R.COMPLEMENT, R.OPEN_COMPLEMENT)
            if self._is_infinitive(complement)
            for subject in graph.kids(complement, R.SUBJECT, R.PASSIVE_SUBJECT)
        ]
        return graph.spread(raised)

    def _is_infinitive(self, verb: int) -> bool:
        graph = self.graph
        if moods.has_to(graph, verb):
            return True
        if graph.relations[verb] not in {R.OPEN_COMPLEMENT, R.COMPLEMENT} or graph.kid(verb, R.MARKER, R.AUXILIARY) is not None:
            return False
        if graph.tags[verb] != "VBP":
            return graph.tags[verb] == "VB"
        # "let the journalists leave", tagged as a finite form
        return graph.sentence.lemmas[graph.heads[verb]] in _BARE or moods.has_singular_subject(graph, verb)

    def _complements(self, verb: int, objects: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        graph = self.graph
        infinitives: list[int] = []
        purposes: list[int] = []
        clauses: list[int] = []
        for child in graph.children[verb]:
            relation = graph.relations[child]
            if relation in {R.COMPLEMENT, R.OPEN_COMPLEMENT, R.PARATAXIS}:
                if self._is_infinitive(child):
                    infinitives.append(child)
                elif relation is R.PARATAXIS or not (self._is_gerund(child) or child in self._small_clauses(verb)):
                    clauses.append(child)
            elif relation is R.ADVERBIAL and moods.has_to(self.graph, child):
                purposes.append(child)
        for noun in objects:
            # The parser often hangs "to withdraw" of "urged Iran to withdraw" on Iran.
            purposes += [child for child in graph.kids(noun, R.ADNOMINAL, R.RELATIVE) if moods.has_to(self.graph, child)]
        spread = graph.spread
        return (*spread(infinitives), *spread(purposes)), spread(clauses)

    def _conditions(self, verb: int) -> tuple[tuple[str, int], ...]:
        graph = self.graph
        lemmas = graph.sentence.lemmas
        clauses = graph.kids(verb, R.ADVERBIAL)
        for infinitive in graph.kids(verb, R.OPEN_COMPLEMENT):
            clauses += graph.kids(infinitive, R.ADVERBIAL)  # "threatened to leave unless Iran ..."
        return tuple((lemmas[mark], clause) for clause in clauses for mark in graph.kids(clause, R.MARKER))

    def _inherited_modals(self, verb: int, relation: R, governor: int) -> tuple[str, ...]:
        """What is done for or by a deed is as real as the deed: "should talk to settle the conflict" settles nothing."""
        if governor < 0 or relation not in {R.ADVERBIAL, R.PREPOSITION_CLAUSE, R.OPEN_COMPLEMENT}:
            return ()
        finite = self.graph.tags[verb] in {"VBD", "VBZ", "VBP", "MD"}
        if finite and relation is R.ADVERBIAL and self.graph.tags[verb] in {"VBZ", "VBP"}:
            # "will visit India before he travels to China"
            finite = _TEMPORAL.isdisjoint(self.graph.sentence.lemmas[mark] for mark in self.graph.kids(verb, R.MARKER))
        return () if finite or not self.graph.is_verb(governor) else self.predicate(governor).modals

    def _is_hypothetical(self, verb: int, governor: int) -> bool:
        graph = self.graph
        lemmas = graph.sentence.lemmas
        if any(lemmas[mark] in _CONDITIONS for mark in graph.kids(verb, R.MARKER)):
            return True
        if any(self.is_history(o) for o in graph.obliques(verb) if o.path == ("in",)):
            return True
        if moods.is_recalled(graph, verb) or moods.is_comparison(graph, verb) or moods.is_imagined(graph, verb):
            return True
        if graph.relations[verb] is R.ROOT:
            return self.question or moods.is_supposed(graph, verb)
        if graph.relations[verb] is R.ADVERBIAL and moods.is_inverted(self.graph, verb):
            return True
        if any(lemmas[mark] in _CONDITIONS for mark in graph.kids(verb, R.ADVERB) if mark < verb):
            return True
        return governor >= 0 and self.predicate(governor).hypothetical

    def _rank(self, verb: int, relation: R, governor: int) -> int:
        if governor < 0:
            return Rank.MAIN
        outer = self.predicate(governor).rank
        if relation in {R.RELATIVE, R.ADNOMINAL, R.MODIFIER}:
            return max(outer, Rank.RELATIVE)
        if relation is R.ADVERBIAL or relation is R.PREPOSITION_CLAUSE:
            return max(outer, Rank.PURPOSE if moods.has_to(self.graph, verb) else Rank.ADVERBIAL)
        if not self.graph.is_verb(self.graph.heads[verb]) and relation is not R.OPEN_COMPLEMENT:
            return max(outer, Rank.RELATIVE)
        return outer
