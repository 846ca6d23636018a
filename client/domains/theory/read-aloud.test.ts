import { expect, test } from 'vitest'
import {
  bestVoice,
  createReader,
  questionAloud,
  type SpeechPort,
  type Voice,
  voiceState,
} from './read-aloud.ts'

const voice = (id: string, language: string, isOnDevice: boolean): Voice => ({
  id,
  language,
  isOnDevice,
})
const CLOUD = voice('cloud', 'en-GB', false)
const AMERICAN = voice('american', 'en-US', true)
const BRITISH = voice('british', 'en-GB', true)
const FRENCH = voice('french', 'fr-FR', true)

test('a voice on the device comes first, a British one before others, French reads no English', () => {
  expect(bestVoice([CLOUD, FRENCH, AMERICAN, BRITISH], true)).toBe(BRITISH)
  expect(bestVoice([CLOUD, AMERICAN], true)).toBe(AMERICAN)
  expect(bestVoice([FRENCH], true)).toBeUndefined()
})

test('on the bus a voice that needs a line is not tried, and it is said why', () => {
  expect(voiceState([CLOUD, FRENCH], true)).toBe('ready')
  expect(voiceState([CLOUD, FRENCH], false)).toBe('needs-line')
  expect(voiceState([AMERICAN], false)).toBe('ready')
  expect(voiceState([FRENCH], false)).toBe('none')
  expect(voiceState([], true)).toBe('none')
})

/** Speaks when told to go on, so that a test can stop in the middle. */
const aMouth = () => {
  const said: string[] = []
  let end: () => void = () => {}
  const speech: SpeechPort = {
    voices: () => [BRITISH],
    onVoices: () => () => {},
    say: (text, _voice, onEnd) => {
      said.push(text)
      end = onEnd
    },
    stop: () => {},
  }
  return { speech, said, goesOn: () => end() }
}

test('the question, then its answers by letter, then silence', () => {
  const { speech, said, goesOn } = aMouth()
  const speaking: boolean[] = []
  const reader = createReader(speech, (isSpeaking) => speaking.push(isSpeaking))
  reader.read(questionAloud('What now?', ['Stop', 'Go']), BRITISH)
  for (let part = 0; part < 3; part += 1) goesOn()
  expect(said).toEqual(['What now?', 'A. Stop.', 'B. Go.'])
  expect(speaking.at(-1)).toBe(false)
})

test('the next question silences the one before, also when that ends late', () => {
  const { speech, said, goesOn } = aMouth()
  const reader = createReader(speech, () => {})
  reader.read(['one', 'two'], BRITISH)
  const late = goesOn
  reader.stop()
  late()
  expect(said).toEqual(['one'])
})
