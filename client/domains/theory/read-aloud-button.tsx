/** Reads what is on the screen aloud; where that cannot be done, `VoiceNote` says why, once. */
import Square from 'lucide-solid/icons/square'
import Volume2 from 'lucide-solid/icons/volume-2'
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, Show } from 'solid-js'
import { useEngine } from '#client/engine/use-engine.ts'
import { Button } from '#client/ui/button.tsx'
import { browserSpeech } from './ports-speech.ts'
import { bestVoice, createReader, type Voice, voiceState } from './read-aloud.ts'
import { readingWords } from './reading-words.ts'

/** The voices this device has now; some browsers name them late. */
const createVoices = () => {
  const engine = useEngine()
  const speech = browserSpeech()
  const [voices, setVoices] = createSignal<readonly Voice[]>(speech?.voices() ?? [])
  const forget = speech?.onVoices(() => setVoices(speech.voices()))
  onCleanup(() => forget?.())
  const isOnline = () => engine.sync.link() === 'online'
  return {
    speech,
    best: () => bestVoice(voices(), isOnline()),
    state: createMemo(() => voiceState(voices(), isOnline())),
  }
}

export function ReadAloudButton(props: {
  /** What is heard, part by part; a new list silences the one before. */
  parts: readonly string[]
  /** "Read aloud". */
  label: string
}): JSX.Element {
  const { speech, best, state } = createVoices()
  const [isSpeaking, setIsSpeaking] = createSignal(false)
  const reader = speech && createReader(speech, setIsSpeaking)
  onCleanup(() => reader?.stop())
  createEffect(
    on(
      () => props.parts,
      () => reader?.stop(),
      { defer: true },
    ),
  )
  const press = (): void => {
    const voice = best()
    if (isSpeaking()) reader?.stop()
    else if (voice) reader?.read(props.parts, voice)
  }
  return (
    <Show when={state() === 'ready'}>
      <Button variant="quiet" icon={isSpeaking() ? Square : Volume2} onPress={press}>
        {isSpeaking() ? readingWords.stop : props.label}
      </Button>
    </Show>
  )
}

/** Says why nothing can be read aloud, or where the button for it is. */
export function VoiceNote(): JSX.Element {
  const { state } = createVoices()
  return (
    <section class="grid gap-1">
      <h3 class="font-semibold">{readingWords.aloud}</h3>
      <p class="text-small text-muted">{readingWords.voice[state()]}</p>
    </section>
  )
}
