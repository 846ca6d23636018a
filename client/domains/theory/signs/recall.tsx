/** Flash cards: see the sign, say it, turn it, be honest. What was not yet known comes first next time. */
import Check from 'lucide-solid/icons/check'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Empty } from '#client/ui/empty.tsx'
import type { Sign } from '#shared/domains/theory/index.ts'
import { SignMeaning } from './sign-facts.tsx'
import { SignImage } from './sign-image.tsx'
import { signWords } from './sign-words.ts'
import { inRecallOrder, type SignMemory } from './trainer.ts'
import { useTrainerKeys } from './use-trainer-keys.ts'

export interface RecallProps {
  signs: readonly Sign[]
  /** As it stands when a round begins; answers of this round do not change its order. */
  memory: () => SignMemory
  onMark: (id: string, knew: boolean) => void
}

export function Recall(props: RecallProps): JSX.Element {
  const [round, setRound] = createSignal(inRecallOrder(props.signs, props.memory()))
  const [place, setPlace] = createSignal(0)
  const [isTurned, setIsTurned] = createSignal(false)
  const [known, setKnown] = createSignal(0)
  let cardElement: HTMLDivElement | undefined

  const current = () => round()[place()]
  const toCard = () => queueMicrotask(() => cardElement?.focus({ preventScroll: true }))
  const turn = (): void => {
    setIsTurned(true)
    toCard()
  }
  const mark = (knew: boolean): void => {
    const sign = current()
    if (!sign) return
    props.onMark(sign.id, knew)
    if (knew) setKnown(known() + 1)
    setIsTurned(false)
    setPlace(place() + 1)
    toCard()
  }
  const again = (): void => {
    setRound(inRecallOrder(props.signs, props.memory()))
    setPlace(0)
    setKnown(0)
    toCard()
  }
  useTrainerKeys((key) => {
    if (!current()) return false
    if (!isTurned()) {
      if (key.do === 'turn') turn()
      return key.do === 'turn'
    }
    if (key.do === 'right') mark(true)
    else if (key.do === 'left') mark(false)
    return key.do === 'right' || key.do === 'left'
  })

  return (
    <div ref={cardElement} tabindex="-1" class="max-w-xl outline-none">
      <Show
        when={current()}
        fallback={
          <Empty
            title={signWords.roundDone}
            action={
              <Button variant="primary" icon={RotateCcw} onPress={again}>
                {signWords.again}
              </Button>
            }
          >
            <p>{signWords.tally(known(), round().length - known())}</p>
          </Empty>
        }
      >
        {(sign) => (
          <Card
            title={isTurned() ? sign().name : signWords.whatIsThis}
            aside={signWords.place(place() + 1, round().length)}
          >
            <div class="grid gap-4">
              <div class="grid min-h-72 place-items-center rounded-card bg-sunk p-4">
                <SignImage id={sign().id} size={260} />
              </div>
              <div role="status">
                <Show when={isTurned()} fallback={<p class="text-muted">{signWords.sayIt}</p>}>
                  <p class="sr-only">{sign().name}</p>
                  <SignMeaning sign={sign()} />
                </Show>
              </div>
              <Show
                when={isTurned()}
                fallback={
                  <Button variant="primary" size="large" wide onPress={turn}>
                    {signWords.turn}
                  </Button>
                }
              >
                <div class="grid grid-cols-2 gap-2">
                  <Button size="large" wide onPress={() => mark(false)}>
                    {signWords.notYet}
                  </Button>
                  <Button
                    size="large"
                    wide
                    variant="primary"
                    icon={Check}
                    onPress={() => mark(true)}
                  >
                    {signWords.knew}
                  </Button>
                </div>
              </Show>
            </div>
          </Card>
        )}
      </Show>
      <p class="hidden pt-3 text-small text-muted wide:block">{signWords.keysRecall}</p>
    </div>
  )
}
