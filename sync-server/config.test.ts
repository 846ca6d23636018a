import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Environment, readConfig } from './config.ts'
import { aboutProxy } from './relay/behind-proxy.ts'

const configOf = (environment: Environment) => {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.sentences.join(' '))
  return read.config
}
const sentencesOf = (environment: Environment) => {
  const read = readConfig(environment)
  return read.ok ? [] : read.sentences
}

test('with nothing set the relay is for this machine alone', () => {
  expect(configOf({})).toMatchObject({
    host: '127.0.0.1',
    port: 4400,
    dataDir: resolve('./data'),
    allowedOrigins: ['http://localhost:4400', 'http://127.0.0.1:4400'],
    isHttps: false,
    trustedProxies: [],
    logLevel: 'info',
    isKillSwitchOn: false,
    keeps: { securityLogDays: 90, unusedDeviceDays: 90, backupDays: 35 },
  })
})

test('a public address decides the origin, the cookies and HSTS', () => {
  const config = configOf({ PUBLIC_URL: 'https://school.example/', PORT: '80', HOST: '0.0.0.0' })
  expect(config).toMatchObject({ allowedOrigins: ['https://school.example'], isHttps: true })
})

test('proxies are listed with commas', () => {
  expect(configOf({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1'])
})

test('T28: with https the proxy on this machine is believed, unless others are named or none', () => {
  const trusted = (environment: Environment) => configOf(environment).trustedProxies
  const PUBLIC_URL = 'https://school.example'
  expect(trusted({ PUBLIC_URL })).toEqual(['127.0.0.1', '::1'])
  expect(trusted({ PUBLIC_URL, TRUST_PROXY: '10.0.0.1' })).toEqual(['10.0.0.1'])
  expect(trusted({ PUBLIC_URL, TRUST_PROXY: 'none' })).toEqual([])
  expect(trusted({ PUBLIC_URL: 'http://school.example' })).toEqual([])
  expect(sentencesOf({ TRUST_PROXY: 'none, 10.0.0.1' })).toHaveLength(1)
})

test.each([
  ['http', {}, undefined],
  ['the guess', { PUBLIC_URL: 'https://school.example' }, true],
  ['the guess, open to others', { PUBLIC_URL: 'https://school.example', HOST: '0.0.0.0' }, false],
  ['none', { PUBLIC_URL: 'https://school.example', TRUST_PROXY: 'none' }, false],
  [
    'named',
    { PUBLIC_URL: 'https://school.example', HOST: '0.0.0.0', TRUST_PROXY: '10.0.0.1' },
    true,
  ],
] as const)('T28: what is said of the proxy in front: %s', (_what, environment, ok) => {
  expect(aboutProxy(configOf(environment))?.ok).toBe(ok)
})

test('everything that is wrong is said at once, one sentence each, without repeating it', () => {
  const sentences = sentencesOf({
    PORT: 'eighty',
    HOST: 'not a host',
    PUBLIC_URL: 'school.example',
    TRUST_PROXY: 'the-one-in-front',
    LOG_LEVEL: 'loud',
  })
  expect(sentences.map((one) => one.split(' ')[0])).toEqual([
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'TRUST_PROXY',
    'LOG_LEVEL',
  ])
  expect(sentences.join()).not.toMatch(/eighty|not a host|the-one-in-front|loud/)
})

test.each([
  'https://school.example/app',
  'https://a:b@school.example',
  'ftp://school.example',
  'https://',
])('PUBLIC_URL %s would never match what browsers send', (PUBLIC_URL) =>
  expect(sentencesOf({ PUBLIC_URL })).toHaveLength(1),
)

test.each(['65536', '-1', '4400.5', ' '])('PORT "%s" is no port', (PORT) => {
  expect(sentencesOf({ PORT })).toHaveLength(1)
})

test('mail needs a server and an address to come from', () => {
  const SMTP_URL = 'smtps://school:secret@mail.example:465'
  expect(configOf({}).mail).toBeUndefined()
  expect(configOf({ SMTP_URL, MAIL_FROM: 'school@hill.example' }).mail).toEqual({
    smtpUrl: SMTP_URL,
    from: 'school@hill.example',
  })
  expect(sentencesOf({ SMTP_URL }).join()).toMatch(/^MAIL_FROM must be/)
  expect(sentencesOf({ SMTP_URL, MAIL_FROM: 'Hill <school@hill.example>' })).toHaveLength(1)
  expect(sentencesOf({ SMTP_URL: 'mail.example' }).join()).toMatch(/^SMTP_URL must be/)
})

test('F185: how long is kept what belongs to no school is the operator’s, within bounds', () => {
  const { keeps } = configOf({
    SECURITY_LOG_DAYS: '365',
    UNUSED_DEVICE_DAYS: '31',
    BACKUP_DAYS: '7',
  })
  expect(keeps).toEqual({ securityLogDays: 365, unusedDeviceDays: 31, backupDays: 7 })
  // A device that was ended may still hand in its last words for thirty days.
  const wrong = { SECURITY_LOG_DAYS: '29', UNUSED_DEVICE_DAYS: '30', BACKUP_DAYS: '0' }
  expect(sentencesOf(wrong)).toHaveLength(3)
})
