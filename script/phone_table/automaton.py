"""From the regular expressions of phone numbers to one automaton that all of them share.

The expressions of a numbering plan are made of digits, classes, groups, alternatives and bounded repeats, so each
matches finitely many numbers. A set of such numbers has one smallest automaton, and two sets that end alike share the
states of their ends: `any four digits more` exists once for the whole world.
"""

import re._parser as parser

DEAD = 0


class Automaton:
    """States are `(accepts, ten targets)`; equal states are one state. State 0 is where nothing leads on."""

    def __init__(self):
        self.states = []
        self._known = {}
        self.state(False, (DEAD,) * 10)

    def state(self, accepts, targets):
        if not accepts and not any(targets) and self.states:
            return DEAD
        key = (accepts, targets)
        if key not in self._known:
            self._known[key] = len(self.states)
            self.states.append(key)
        return self._known[key]

    def add(self, pattern, lengths):
        """The state from which exactly the numbers of `pattern` are accepted that have one of `lengths` digits."""
        graph = _Graph()
        end = graph.sequence(parser.parse(pattern), graph.node())
        seen = {}

        def visit(nodes, depth):
            if not nodes:
                return DEAD
            if (nodes, depth) not in seen:
                accepts = end in nodes and (not lengths or depth in lengths)
                targets = tuple(visit(graph.after(nodes, digit), depth + 1) for digit in range(10))
                seen[nodes, depth] = self.state(accepts, targets)
            return seen[nodes, depth]

        return visit(graph.closure({0}), 0)


class _Graph:
    """The expression as a graph: edges that a digit takes, and edges that are free."""

    def __init__(self):
        self._edges = []
        self._free = []

    def node(self):
        self._edges.append([])
        self._free.append([])
        return len(self._edges) - 1

    def closure(self, nodes):
        nodes, fresh = set(nodes), list(nodes)
        while fresh:
            for target in self._free[fresh.pop()]:
                if target not in nodes:
                    nodes.add(target)
                    fresh.append(target)
        return frozenset(nodes)

    def after(self, nodes, digit):
        return self.closure({target for node in nodes for digits, target in self._edges[node] if digit in digits})

    def sequence(self, parts, at):
        for kind, value in parts:
            kind = str(kind)
            if kind in ("LITERAL", "IN"):
                target = self.node()
                self._edges[at].append((_digits(kind, value), target))
                at = target
            elif kind == "MAX_REPEAT":
                least, most, body = value
                end = self.node()
                for round_ in range(int(most)):
                    if round_ >= least:
                        self._free[at].append(end)
                    at = self.sequence(body, at)
                self._free[at].append(end)
                at = end
            elif kind == "SUBPATTERN":
                at = self.sequence(value[3], at)
            elif kind == "BRANCH":
                end = self.node()
                for branch in value[1]:
                    start = self.node()
                    self._free[at].append(start)
                    self._free[self.sequence(branch, start)].append(end)
                at = end
            else:
                raise ValueError(f"{kind} in the pattern of a number")
        return at


def _digits(kind, value):
    if kind == "LITERAL":
        return {value - ord("0")}
    digits = set()
    for kind, value in value:
        match str(kind):
            case "LITERAL":
                digits.add(value - ord("0"))
            case "RANGE":
                digits.update(range(value[0] - ord("0"), value[1] - ord("0") + 1))
            case "CATEGORY":
                digits.update(range(10))
            case other:
                raise ValueError(f"{other} in a class of digits")
    return digits
