/** How questions are read, in the options of practice and of a mock test: text size and voice. */
import type { JSX } from 'solid-js'
import { OptionButtons } from '#client/ui/option-buttons.tsx'
import { VoiceNote } from './read-aloud-button.tsx'
import type { TextSize } from './reading-settings.ts'
import { readingWords } from './reading-words.ts'

const SIZES: readonly TextSize[] = ['normal', 'large', 'largest']

export function TextSizeChoice(props: {
  value: TextSize
  onChange: (size: TextSize) => void
}): JSX.Element {
  return (
    <>
      <OptionButtons
        label={readingWords.textSize}
        columns={3}
        value={props.value}
        options={SIZES.map((value) => ({ value, label: readingWords.sizes[value] }))}
        onChange={props.onChange}
      />
      <VoiceNote />
    </>
  )
}
