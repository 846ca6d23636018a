/** Ten questions: the name of a sign, or the sign of a name. A wrong one comes first next time. */
import ArrowRight from 'lucide-solid/icons/arrow-right'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { Row, Rows } from '#client/ui/row.tsx'
import type { Sign, SignLibrary } from '#shared/domains/theory/index.ts'
import { NameOptions, PictureOptions } from './quiz-options.tsx'
import { SignMeaning } from './sign-facts.tsx'
import { SignImage } from './sign-image.tsx'
import { signWords } from './sign-words.ts'
import { type SignMemory, type SignQuizItem, signQuiz } from './trainer.ts'
import { useTrainerKeys } from './use-trainer-keys.ts'

export interface QuizProps {
  library: SignLibrary
  signs: readonly Sign[]
  memory: () => SignMemory
  newSeed: () => Uint8Array
  onMark: (id: string, knew: boolean) => void
}

export function Quiz(props: QuizProps): JSX.Element {
  const start = (): SignQuizItem[] =>
    signQuiz({
      signs: props.signs,
      all: props.library.all,
      memory: props.memory(),
      seed: props.newSeed(),
    })
  const [items, setItems] = createSignal(start())
  const [place, setPlace] = createSignal(0)
  const [chosen, setChosen] = createSignal<string>()
  const [wrong, setWrong] = createSignal<readonly Sign[]>([])
  let element: HTMLDivElement | undefined
  const nextId = createUniqueId()

  const item = () => items()[place()]
  const signOf = (id: string): Sign | undefined => props.library.byId.get(id)
  const asked = createMemo(() => {
    const now = item()
    const sign = now && signOf(now.id)
    if (!sign) return undefined
    const options = now.options.flatMap((id) => signOf(id) ?? [])
    return { kind: now.kind, sign, options }
  })
  const choose = (id: string): void => {
    const now = asked()
    if (!now || chosen() !== undefined) return
    setChosen(id)
    const isRight = id === now.sign.id
    if (!isRight) setWrong([...wrong(), now.sign])
    props.onMark(now.sign.id, isRight)
    // Enter goes on, and the sign the answer is about stays in the window.
    queueMicrotask(() => document.getElementById(nextId)?.focus({ preventScroll: true }))
  }
  const verdictWords = (id: string, now: { kind: SignQuizItem['kind']; sign: Sign }): string =>
    now.kind === 'name' ? signWords.wrong(now.sign.name) : signWords.chose(signOf(id)?.name ?? '')
  const toTop = () =>
    queueMicrotask(() => {
      element?.focus({ preventScroll: true })
      element?.scrollIntoView({ block: 'nearest' })
    })
  const next = (): void => {
    setChosen(undefined)
    setPlace(place() + 1)
    toTop()
  }
  const again = (): void => {
    setItems(start())
    setPlace(0)
    setWrong([])
    toTop()
  }
  useTrainerKeys((key) => {
    const now = asked()
    if (!now) return false
    if (chosen() === undefined) {
      const option = key.do === 'choose' ? now.options[key.place] : undefined
      if (option) choose(option.id)
      return option !== undefined
    }
    if (key.do === 'choose' || key.do === 'left') return false
    next()
    return true
  })

  return (
    <div ref={element} tabindex="-1" class="max-w-4xl outline-none">
      <Show
        when={asked()}
        fallback={
          <Score
            right={items().length - wrong().length}
            of={items().length}
            wrong={wrong()}
            onAgain={again}
          />
        }
      >
        {(now) => (
          <Card
            title={
              now().kind === 'name' ? signWords.whatIsThis : signWords.whichIs(now().sign.name)
            }
            aside={signWords.place(place() + 1, items().length)}
          >
            <div class="grid gap-4">
              <Show
                when={now().kind === 'name'}
                fallback={
                  <PictureOptions
                    label={signWords.whichIs(now().sign.name)}
                    options={now().options}
                    rightId={now().sign.id}
                    chosen={chosen()}
                    onChoose={choose}
                  />
                }
              >
                <div class="grid items-start gap-4 rail:grid-cols-[16rem_1fr]">
                  <div class="dc-quiz-sign">
                    <SignImage id={now().sign.id} size={200} />
                  </div>
                  <NameOptions
                    label={signWords.whatIsThis}
                    options={now().options}
                    rightId={now().sign.id}
                    chosen={chosen()}
                    onChoose={choose}
                  />
                </div>
              </Show>
              <div class="grid gap-4">
                <div role="status">
                  <Show when={chosen()}>
                    {(id) => (
                      <>
                        <p class="font-semibold">
                          {id() === now().sign.id ? signWords.right : verdictWords(id(), now())}
                        </p>
                        <SignMeaning sign={now().sign} />
                      </>
                    )}
                  </Show>
                </div>
                <Show when={chosen() !== undefined}>
                  <Button
                    id={nextId}
                    variant="primary"
                    size="large"
                    wide
                    iconAfter={ArrowRight}
                    onPress={next}
                  >
                    {place() === items().length - 1 ? signWords.result : signWords.next}
                  </Button>
                </Show>
              </div>
            </div>
          </Card>
        )}
      </Show>
      <p class="hidden pt-3 text-small text-muted wide:block">{signWords.keysQuiz}</p>
    </div>
  )
}

function Score(props: {
  right: number
  of: number
  wrong: readonly Sign[]
  onAgain: () => void
}): JSX.Element {
  return (
    <Card title={signWords.score(props.right, props.of)}>
      <div class="grid gap-4">
        <p>{props.wrong.length === 0 ? signWords.allRight : signWords.lookAgain}</p>
        <Show when={props.wrong.length > 0}>
          <Rows label={signWords.lookAgain}>
            <For each={props.wrong}>
              {(sign) => (
                <Row
                  lead={<SignImage id={sign.id} size={56} isDecorative />}
                  title={sign.name}
                  note={sign.meaning}
                />
              )}
            </For>
          </Rows>
        </Show>
        <Button variant="primary" icon={RotateCcw} onPress={props.onAgain}>
          {signWords.anotherQuiz}
        </Button>
      </div>
    </Card>
  )
}
