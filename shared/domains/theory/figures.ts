/**
 * The theory test in numbers. The DVSA changes them, so each carries the day from which we vouch for
 * it and where it was read; a screen may show "rules as of …". Nothing else in the code repeats them.
 */

/** A number somebody else decides: its value, since when we vouch for it, where it was read. */
export type DatedFigure<Value> = {
  readonly value: Value
  /** Civil date, `2026-06-06`. */
  readonly effectiveFrom: string
  readonly source: string
}

const MINUTE_MS = 60_000
const BOOKING_PAGE = 'gov.uk, theory test for cars: multiple-choice questions'
const HIGHWAY_CODE_126 = 'The Highway Code, rule 126, typical stopping distances'

const dated = <Value>(
  value: Value,
  source: string,
  effectiveFrom = '2026-06-06',
): DatedFigure<Value> => ({ value, effectiveFrom, source })

/** TH1. Questions in one multiple-choice test. */
export const MOCK_QUESTION_COUNT = dated(50, BOOKING_PAGE)
/** TH1. Time for the multiple-choice part without extra time, in milliseconds: 57 minutes. */
export const MOCK_ALLOWED_MS = dated(57 * MINUTE_MS, BOOKING_PAGE)
/** TH1. Right answers needed to pass. */
export const MOCK_PASS_MARK = dated(43, BOOKING_PAGE)

/** TH2. What the time may be multiplied by for someone who has extra time; `untimed` has no end. */
export const TIME_ALLOWANCES = dated(
  { standard: 1, 'quarter-more': 1.25, 'half-more': 1.5, double: 2, untimed: null } as const,
  'gov.uk, theory test with a reading difficulty, disability or health condition; steps are ours',
)

export type TimeAllowance = keyof typeof TIME_ALLOWANCES.value

/** TH2. Milliseconds a mock may last; null when it is untimed. */
export const allowedMsFor = (allowance: TimeAllowance): number | null => {
  const multiplier = TIME_ALLOWANCES.value[allowance]
  return multiplier === null ? null : MOCK_ALLOWED_MS.value * multiplier
}

const HAZARD_PAGE = 'gov.uk, theory test for cars: hazard perception test'
const OURS = 'ours: the test publishes no figure'
const SECOND_MS = 1000

/** TH30. Clips in one hazard perception part. */
export const HAZARD_CLIP_COUNT = dated(14, HAZARD_PAGE)
/** TH30. Clips of the part with two developing hazards; all others have one. */
export const HAZARD_DOUBLE_COUNT = dated(1, HAZARD_PAGE)
/** TH30. The most one hazard can bring. */
export const HAZARD_MARKS = dated(5, HAZARD_PAGE)
/** TH30. Marks in the whole part: 15 hazards of 5. */
export const HAZARD_OUT_OF = dated(
  (HAZARD_CLIP_COUNT.value + HAZARD_DOUBLE_COUNT.value) * HAZARD_MARKS.value,
  HAZARD_PAGE,
)
/** TH30. Marks needed to pass the hazard part. */
export const HAZARD_PASS_MARK = dated(44, HAZARD_PAGE)
/** TH31. Clips of one family in one part. */
export const HAZARD_PER_FAMILY = dated(2, 'ours: so that no part is all parked cars')
/** TH34. The picture stands still this long before a clip begins to move. */
export const HAZARD_COUNTDOWN_MS = dated(10 * SECOND_MS, HAZARD_PAGE)
/** TH34. A picture that stood still longer than this cannot be judged by: the clip is void. */
export const HAZARD_LONGEST_STALL_MS = dated(200, 'ours: five frames')
/** TH35. The longest break between the two parts. */
export const BREAK_MS = dated(3 * MINUTE_MS, BOOKING_PAGE)

/** TH33. When presses look like a pattern. The test has such a rule and does not publish it. */
export const PATTERN_RULE = dated(
  {
    /** More presses than this in one clip. */
    mostPresses: 15,
    /** This many presses inside `burstSeconds`. */
    burstPresses: 6,
    burstSeconds: 3,
    /** This many presses in a row whose gaps vary by less than `leastVariation`. */
    regularPresses: 8,
    /** Standard deviation of the gaps over their mean. */
    leastVariation: 0.15,
  } as const,
  OURS,
)

/** TH38. Two of this many mocks in a row share at most a third of their questions. */
export const MOCKS_KEPT_APART = dated(10, 'ours: what a learner takes before the test')
/** TH39. Questions that hang on one scene. */
export const SCENARIO_QUESTION_COUNT = dated(3, BOOKING_PAGE)

export type StoppingDistance = {
  readonly speedMph: number
  readonly thinkingMetres: number
  readonly brakingMetres: number
  readonly totalMetres: number
}

/** TH12. The Code's table is a picture, so it is kept by hand here; a test holds that it adds up. */
export const STOPPING_DISTANCES: DatedFigure<readonly StoppingDistance[]> = dated(
  [
    { speedMph: 20, thinkingMetres: 6, brakingMetres: 6, totalMetres: 12 },
    { speedMph: 30, thinkingMetres: 9, brakingMetres: 14, totalMetres: 23 },
    { speedMph: 40, thinkingMetres: 12, brakingMetres: 24, totalMetres: 36 },
    { speedMph: 50, thinkingMetres: 15, brakingMetres: 38, totalMetres: 53 },
    { speedMph: 60, thinkingMetres: 18, brakingMetres: 55, totalMetres: 73 },
    { speedMph: 70, thinkingMetres: 21, brakingMetres: 75, totalMetres: 96 },
  ],
  HIGHWAY_CODE_126,
)
