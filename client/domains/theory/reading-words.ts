/** Words about how questions are read: text size and the device's voices. */
export const readingWords = {
  aloud: 'Read aloud',
  textSize: 'Text size',
  sizes: { normal: 'Normal', large: 'Large', largest: 'Largest' },
  readQuestion: 'Read aloud',
  readWhy: 'Read the explanation aloud',
  stop: 'Stop reading',
  voice: {
    ready: 'Each question can be read aloud: press “Read aloud” above its answers.',
    'needs-line': 'The voices of this device need a connection to read aloud.',
    none: 'This device has no English voice to read questions aloud with.',
  },
  keys: 'Single-letter shortcuts',
  keysHint: 'Switch them off if you speak to your device or press keys by accident.',
}
