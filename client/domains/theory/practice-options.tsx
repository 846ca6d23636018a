/** What is seldom needed in practice: text size, keys, leaving. */
import type { JSX } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { KeyChoice } from './key-choice.tsx'
import { PRACTICE_KEY_WORDS } from './practice-keys.ts'
import { practiceWords } from './practice-words.ts'
import type { TextSize } from './reading-settings.ts'
import { TextSizeChoice } from './text-size-choice.tsx'

export interface PracticeOptionsProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  textSize: TextSize
  onTextSize: (size: TextSize) => void
  hasKeys: boolean
  onKeys: (hasKeys: boolean) => void
  onEnd: () => void
}

export function PracticeOptions(props: PracticeOptionsProps): JSX.Element {
  const end = (): void => {
    props.onOpenChange(false)
    props.onEnd()
  }
  return (
    <Sheet open={props.open} onOpenChange={props.onOpenChange} title={practiceWords.options}>
      <div class="grid gap-3">
        <TextSizeChoice value={props.textSize} onChange={props.onTextSize} />
        <KeyChoice hasKeys={props.hasKeys} onKeys={props.onKeys} words={PRACTICE_KEY_WORDS} />
        <Button wide onPress={end}>
          {practiceWords.end}
        </Button>
        <p class="text-small text-muted">{practiceWords.leaveNote}</p>
      </div>
    </Sheet>
  )
}
