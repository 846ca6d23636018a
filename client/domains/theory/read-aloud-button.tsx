/** Reads what is on the screen aloud, or says why it cannot. */
import Square from 'lucide-solid/icons/square'
import Volume2 from 'lucide-solid/icons/volume-2'
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { browserSpeech } from './ports-speech.ts'
import { bestVoice, createReader, type Voice, voiceState } from './read-aloud.ts'
import { readingWords } from './reading-words.ts'

export function ReadAloudButton(props: {
  /** What is heard, part by part; a new list silences the one before. */
  parts: readonly string[]
  /** "Read the question aloud". */
  label: string
}): JSX.Element {
  const engine = useEngine()
  const speech = browserSpeech()
  const [voices, setVoices] = createSignal<readonly Voice[]>(speech?.voices() ?? [])
  const [isSpeaking, setIsSpeaking] = createSignal(false)
  const isOnline = () => engine.sync.link() === 'online'
  const state = createMemo(() => voiceState(voices(), isOnline()))

  const reader = speech && createReader(speech, setIsSpeaking)
  const forget = speech?.onVoices(() => setVoices(speech.voices()))
  onCleanup(() => {
    forget?.()
    reader?.stop()
  })
  createEffect(
    on(
      () => props.parts,
      () => reader?.stop(),
      { defer: true },
    ),
  )

  const press = (): void => {
    const voice = bestVoice(voices(), isOnline())
    if (isSpeaking()) reader?.stop()
    else if (voice) reader?.read(props.parts, voice)
  }
  return (
    <Show
      when={state() === 'ready'}
      fallback={
        <p class="text-small text-muted">
          {state() === 'none' ? readingWords.noVoice : readingWords.voiceNeedsLine}
        </p>
      }
    >
      <Button
        variant="plain"
        icon={isSpeaking() ? Square : Volume2}
        onPress={press}
        pressed={isSpeaking()}
      >
        {isSpeaking() ? readingWords.stop : props.label}
      </Button>
    </Show>
  )
}
