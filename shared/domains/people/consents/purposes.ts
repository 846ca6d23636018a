/**
 * What a learner is asked for, word by word. Nothing here is needed for lessons, and without a word
 * everything is off. F185; UK GDPR art. 6(1)(a), 7 and 9(2)(a); wording of 1 September 2026.
 *
 * A sentence people have said yes to is never changed: a new one is added with its date, and who
 * agreed to the old one has agreed to that.
 */

/** One way of asking, by the date from which it was asked so. */
export type Wording = { readonly version: string; readonly sentence: string }

export type Purpose = {
  /** Stored in events; never used again for anything else. */
  readonly id: string
  /** On a line of its own. */
  readonly title: string
  /** Oldest first; the last is asked now. */
  readonly wordings: readonly [Wording, ...Wording[]]
}

const SEPTEMBER = '2026-09-01'

export const PURPOSES: readonly Purpose[] = [
  {
    id: 'news',
    title: 'News by e-mail',
    wordings: [
      {
        version: SEPTEMBER,
        sentence:
          'The school may send me news and offers by e-mail. What is about my own lessons comes without it.',
      },
    ],
  },
  {
    id: 'testimonial',
    title: 'My pass, shown to others',
    wordings: [
      {
        version: SEPTEMBER,
        sentence:
          'When I pass, the school may show my first name, a photo of me and what I said about my lessons on its website and on social media.',
      },
    ],
  },
  {
    id: 'medical',
    title: 'Medical notes that matter for driving',
    wordings: [
      {
        version: SEPTEMBER,
        sentence:
          'The school may keep what I tell it about my health as far as it matters for driving, and my instructors may read it.',
      },
    ],
  },
  {
    id: 'recording',
    title: 'Recording in the car',
    wordings: [
      {
        version: SEPTEMBER,
        sentence:
          'My lessons may be recorded in the car, with picture and sound, to look at together. I am told before each recording.',
      },
    ],
  },
  {
    id: 'payer',
    title: 'Progress shared with a parent or payer',
    wordings: [
      {
        version: SEPTEMBER,
        sentence:
          'The school may tell the parent or person who pays for my lessons how I am getting on.',
      },
    ],
  },
]

/** The way it is asked now. */
export const wordingNow = ({ wordings }: Purpose): Wording => wordings.at(-1) ?? wordings[0]

export const purposeOf = (id: string): Purpose | undefined => PURPOSES.find((one) => one.id === id)

/** What was agreed to; undefined for what only a newer app asks. */
export const sentenceOf = (purpose: string, version: string): string | undefined =>
  purposeOf(purpose)?.wordings.find((one) => one.version === version)?.sentence
