"""Writes the automaton as src/contact/automaton.rs reads it: the same contexts in the same order.

An adaptive binary range coder, as in LZMA: each yes-or-no has a probability that follows what was said before in the
same context. The comments on what each context is are there, in the reader.
"""

from collections import Counter, defaultdict

PROBABILITY_BITS = 11
ADAPT_SHIFT = 4


class RangeEncoder:
    def __init__(self):
        self._low, self._range = 0, 0xFFFFFFFF
        self._cache, self._held = 0, 1
        self._bytes = bytearray()
        self._probabilities = defaultdict(lambda: 1 << PROBABILITY_BITS - 1)

    def bit(self, context, bit):
        probability = self._probabilities[context]
        bound = (self._range >> PROBABILITY_BITS) * probability
        if bit:
            self._low += bound
            self._range -= bound
            self._probabilities[context] -= probability >> ADAPT_SHIFT
        else:
            self._range = bound
            self._probabilities[context] += (1 << PROBABILITY_BITS) - probability >> ADAPT_SHIFT
        while self._range < 1 << 24:
            self._range = self._range << 8 & 0xFFFFFFFF
            self._shift()

    def finish(self):
        for _ in range(5):
            self._shift()
        # The first byte is always zero: it is there for a carry that cannot come.
        return bytes(self._bytes[1:])

    def _shift(self):
        if self._low < 0xFF000000 or self._low > 0xFFFFFFFF:
            carry = self._low >> 32
            while self._held:
                self._bytes.append(self._cache + carry & 0xFF)
                self._cache = 0xFF
                self._held -= 1
            self._cache = self._low >> 24 & 0xFF
        self._held += 1
        self._low = (self._low & 0x00FFFFFF) << 8


def encode(states, rows):
    """`rows` are lists of roots, 0 for none. Returns how many states have a number, and the bytes."""
    uses = Counter()
    for _, targets in states:
        uses.update(set(targets) - {0})
    for row in rows:
        uses.update(root for root in row if root)
    # What is used twice has a number, small where it is used often; what is used once is written where it is used.
    numbered = [state for state, count in sorted(uses.items(), key=lambda use: (-use[1], use[0])) if count > 1]
    number = {state: place for place, state in enumerate(numbered)}
    out = RangeEncoder()

    def target(state, groups, digits):
        groups, digits = min(groups, 4), min(digits, 4)
        out.bit(("inline", groups, digits), state not in number)
        if state not in number:
            write(state)
            return
        value = number[state] + 1
        length = value.bit_length()
        for bits in range(1, length + 1):
            out.bit(("length", bits, groups, digits), bits == length)
        for place in reversed(range(length - 1)):
            out.bit(("bits", length, value >> place + 1 if length <= 7 else place), value >> place & 1)

    def write(state):
        accepts, targets = states[state]
        out.bit("accepts", accepts)
        groups = []
        last = before_last = 0
        for digit, to in enumerate(targets):
            if to and to not in groups:
                groups.append(to)
                group, known = len(groups), len(groups) - 1
            else:
                group, known = groups.index(to) + 1 if to else 0, len(groups)
            out.bit(("same", digit, last > 0, min(known, 3), last == before_last), group == last)
            if group != last:
                if last:
                    out.bit(("dead", min(known, 3)), group == 0)
                if group:
                    if known > (last > 0):
                        out.bit(("new", min(known, 5)), group > known)
                    if group <= known:
                        for candidate in range(1, known + 1):
                            if candidate != last:
                                out.bit(("which", min(candidate, 4), min(known, 5)), candidate == group)
                            if candidate == group:
                                break
            last, before_last = group, last
        for to in groups:
            target(to, len(groups), targets.count(to))

    for state in numbered:
        write(state)
    for row in rows:
        for column, root in enumerate(row):
            out.bit(("root", column), root != 0)
            if root:
                target(root, 0, 0)
    return len(numbered), out.finish()
