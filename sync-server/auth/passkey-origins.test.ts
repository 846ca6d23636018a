import { expect, test } from 'vitest'
import { passkeyOrigins } from './passkey-origins.ts'

test.each([
  ['https://school.example', 'school.example'],
  ['https://app.school.example:8443', 'app.school.example'],
  ['http://localhost:4400', 'localhost'],
  ['http://school.example', undefined],
  ['http://127.0.0.1:4400', undefined],
  ['https://192.0.2.7', undefined],
  ['https://[2001:db8::1]', undefined],
])('%s: passkeys under the name %s', (origin, rpId) => {
  expect(passkeyOrigins([origin])[0]?.rpId).toBe(rpId)
})
