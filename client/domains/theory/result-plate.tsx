/** The sign over a result: what both parts came to, or that only one was taken. */
import type { JSX } from 'solid-js'
import { Plate } from '#client/ui/plate.tsx'
import { type Attempt, wholeResult } from '#shared/domains/theory/index.ts'
import { HAZARD_PASS } from './hazard/hazard-words.ts'
import { missingWords, PASS_MARK, questionsWord, resultWord } from './words.ts'

export function ResultPlate(props: { attempt: Attempt }): JSX.Element {
  const whole = () => wholeResult(props.attempt)
  const isGood = () => whole() === 'passed' || (whole() === 'one-part-only' && props.attempt.passed)
  const words = () =>
    whole() === 'one-part-only' ? questionsWord(props.attempt) : resultWord(props.attempt)
  return (
    <Plate
      label={`${props.attempt.score} of ${props.attempt.outOf}, ${words()}`}
      tone={isGood() ? 'green' : 'blue'}
      eyebrow={words()}
      aside={`pass mark ${PASS_MARK}`}
      figure={String(props.attempt.score)}
      figureNote={`of ${props.attempt.outOf} questions`}
      lines={
        props.attempt.hazard && [
          {
            text: `Hazard part, pass mark ${HAZARD_PASS}`,
            distance: `${props.attempt.hazard.score} of ${props.attempt.hazard.outOf}`,
          },
        ]
      }
      note={missingWords(props.attempt)}
    />
  )
}
