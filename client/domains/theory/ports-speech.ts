/** The device's voices: the only file that touches them. */
import type { SpeechPort, Voice } from './read-aloud.ts'

const voiceOf = ({ voiceURI, lang, localService }: SpeechSynthesisVoice): Voice => ({
  id: voiceURI,
  language: lang,
  isOnDevice: localService,
})

/** Undefined where the browser cannot speak at all. */
export const browserSpeech = (): SpeechPort | undefined => {
  if (!('speechSynthesis' in window)) return undefined
  const { speechSynthesis } = window
  return {
    voices: () => speechSynthesis.getVoices().map(voiceOf),
    onVoices: (run) => {
      speechSynthesis.addEventListener('voiceschanged', run)
      return () => speechSynthesis.removeEventListener('voiceschanged', run)
    },
    say: (text, voice, onEnd) => {
      const spoken = new SpeechSynthesisUtterance(text)
      const found = speechSynthesis.getVoices().find((one) => one.voiceURI === voice.id)
      if (found) spoken.voice = found
      spoken.lang = voice.language
      spoken.onend = onEnd
      spoken.onerror = onEnd
      speechSynthesis.speak(spoken)
    },
    stop: () => speechSynthesis.cancel(),
  }
}
