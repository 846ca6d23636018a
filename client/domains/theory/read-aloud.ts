/**
 * Reads a question aloud with the device's own voices. Some voices live on the device, some need a
 * line, some devices have none: what cannot be done is said instead of tried.
 */

export type Voice = {
  readonly id: string
  /** `en-GB`. */
  readonly language: string
  /** Speaks without a line. */
  readonly isOnDevice: boolean
}

export interface SpeechPort {
  voices(): readonly Voice[]
  /** Some browsers name their voices late. Returns how to stop listening. */
  onVoices(run: () => void): () => void
  say(text: string, voice: Voice, onEnd: () => void): void
  stop(): void
}

export type VoiceState = 'ready' | 'needs-line' | 'none'

const rank = ({ language, isOnDevice }: Voice): number =>
  (isOnDevice ? 0 : 2) + (/^en[-_]gb/i.test(language) ? 0 : 1)

/** The English voice to read with: one on the device first, British before others. */
export const bestVoice = (voices: readonly Voice[], isOnline: boolean): Voice | undefined =>
  voices
    .filter((voice) => /^en\b/i.test(voice.language) && (voice.isOnDevice || isOnline))
    .sort((a, b) => rank(a) - rank(b))[0]

export const voiceState = (voices: readonly Voice[], isOnline: boolean): VoiceState => {
  if (bestVoice(voices, isOnline)) return 'ready'
  return bestVoice(voices, true) ? 'needs-line' : 'none'
}

/** The parts of a question in the order they are heard, each with a pause after it. */
export const questionAloud = (stem: string, options: readonly string[]): string[] => [
  stem,
  ...options.map((option, place) => `${'ABCD'[place] ?? ''}. ${option}.`),
]

/** Says parts one after the other; saying something else, or stopping, ends what was being said. */
export const createReader = (speech: SpeechPort, onChange: (isSpeaking: boolean) => void) => {
  let turn = 0
  const stop = (): void => {
    turn += 1
    speech.stop()
    onChange(false)
  }
  return {
    stop,
    read: (parts: readonly string[], voice: Voice): void => {
      stop()
      const mine = turn
      const sayFrom = (place: number): void => {
        const part = parts[place]
        if (turn !== mine) return
        if (part === undefined) onChange(false)
        else speech.say(part, voice, () => sayFrom(place + 1))
      }
      onChange(true)
      sayFrom(0)
    },
  }
}
