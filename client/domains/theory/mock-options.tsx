/** What is seldom needed in a test: the review, the time, the keys, leaving. */
import { type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Checkbox } from '#client/ui/checkbox.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { KeyChoice } from './key-choice.tsx'
import { KEY_WORDS } from './mock-keys.ts'
import type { MockSettings } from './mock-settings.ts'
import type { TextSize } from './reading-settings.ts'
import { TextSizeChoice } from './text-size-choice.tsx'

export interface MockOptionsProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  settings: MockSettings
  onChange: (part: Partial<MockSettings>) => void
  textSize: TextSize
  onTextSize: (size: TextSize) => void
  /** Left out where the review is shown already. */
  onReview: (() => void) | undefined
  onLeave: () => void
}

export function MockOptions(props: MockOptionsProps): JSX.Element {
  const close = (then: () => void) => () => {
    props.onOpenChange(false)
    then()
  }
  return (
    <Sheet open={props.open} onOpenChange={props.onOpenChange} title="This test">
      <div class="grid gap-3">
        <Show when={props.onReview}>
          {(review) => (
            <Button variant="primary" wide onPress={close(review())}>
              Review all questions, or end the test
            </Button>
          )}
        </Show>
        <Button wide onPress={close(props.onLeave)}>
          Leave for now
        </Button>
        <p class="text-small text-muted">
          Everything you answered is saved on this device. The clock stops until you come back.
        </p>
        <TextSizeChoice value={props.textSize} onChange={props.onTextSize} />
        <Checkbox
          label="Hide the time"
          hint="You are told once, when 5 minutes are left."
          checked={props.settings.isTimeHidden}
          onChange={(isTimeHidden) => props.onChange({ isTimeHidden })}
        />
        <KeyChoice
          hasKeys={props.settings.hasKeys}
          onKeys={(hasKeys) => props.onChange({ hasKeys })}
          words={KEY_WORDS}
        />
      </div>
    </Sheet>
  )
}
