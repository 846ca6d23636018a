/** Numbers as people write them in an answer: figures and words, never those of roads or rules. */

const WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
}

/** What follows a number that measures something: only such numbers are facts. */
const UNIT =
  '(?:%|per cent|degrees?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|metres?|meters?|centimetres?|millimetres?|mm|cm|m|miles?|yards?|feet|mph|miles an hour|km/h|points?|kilograms?|kg|tonnes?|litres?|times|car lengths?|breaths?|compressions?|pushes|micrograms?|milligrams?|volts?)'

const MEASURED = new RegExp(
  `(£\\s?)?\\b(\\d[\\d,]*(?:\\.\\d+)?|${Object.keys(WORDS).join('|')})(?:st|nd|rd|th)?[\\s-]*(${UNIT})?(?![\\w.]\\d)`,
  'gi',
)

/**
 * Every number in a text that measures something, in the order it stands: "at least 1.5 metres" is
 * [1.5], "the M25 in two lanes" is []. A number word counts only with a unit behind it.
 */
export const measuredNumbers = (text: string): number[] =>
  [...text.matchAll(MEASURED)].flatMap(([, pounds, number = '', unit]) => {
    if (unit === undefined && pounds === undefined) return []
    return [WORDS[number.toLowerCase()] ?? Number(number.replaceAll(',', ''))]
  })
