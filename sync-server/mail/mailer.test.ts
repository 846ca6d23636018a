import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '#sync-server/logging.ts'
import { nodeTimers } from '#sync-server/ports.ts'
import { createMailer } from './mailer.ts'
import { aPostOffice } from './testing/a-post-office.ts'

let office: Awaited<ReturnType<typeof aPostOffice>>
const lines: string[] = []
const mailerOf = () =>
  createMailer(
    { smtpUrl: office.url, from: 'school@school.example' },
    // Nobody waits for a retry here.
    { ...nodeTimers, after: (_delayMs, run) => nodeTimers.after(0, run) },
    createLog('warn', { write: (line) => void lines.push(line) }),
  )
const textOf = ({ raw }: { raw: string }): string => raw.split('\r\n\r\n')[1]?.trim() ?? ''

beforeEach(async () => {
  lines.length = 0
  office = await aPostOffice()
})
afterEach(() => office.close())

test('a mail arrives at a real mail server as it was meant', async () => {
  await mailerOf().send({
    to: 'ada@hill.example',
    subject: 'Choose a new password',
    text: 'Open this link:\nhttps://school.example/reset/abc',
  })
  const [letter] = office.letters
  expect(letter?.to).toEqual(['ada@hill.example'])
  expect(letter?.raw).toContain('From: school@school.example')
  expect(letter?.raw).toContain('Subject: Choose a new password')
  expect(letter?.raw).toContain('https://school.example/reset/abc')
})

test.each([
  'ada@hill.example\r\nBcc: mallory@evil.example',
  'ada@hill.example\nSubject: won',
  'ada@hill.example\0',
  'ada@hill.example, mallory@evil.example',
  'mallory@evil.example; ada@hill.example',
  '"Ada" <ada@hill.example>',
  'ada',
  '',
])('T41: an address that is more than an address (%j) is sent nothing', async (to) => {
  await mailerOf().send({ to, subject: 'Hello', text: 'Hello' })
  await mailerOf().send({ to: 'ada@hill.example', subject: 'Hello', text: 'Hello' })
  expect((await office.has(1)).map((letter) => letter.to)).toEqual([['ada@hill.example']])
})

test('T41: line breaks in a subject or a NUL in the text add no header', async () => {
  await mailerOf().send({
    to: 'ada@hill.example',
    subject: 'Hello\r\nBcc: mallory@evil.example\r\n\r\nBuy',
    text: 'A\0B\r\n.\r\nMAIL FROM:<mallory@evil.example>',
  })
  expect(office.letters).toHaveLength(1)
  expect(office.letters[0]?.to).toEqual(['ada@hill.example'])
  const [head = ''] = (office.letters[0]?.raw ?? '').split('\r\n\r\n')
  expect(head).not.toMatch(/^bcc:/im)
  expect(office.letters[0]?.raw).not.toContain('\0')
})

test('a mail server that is away is asked again and then given up, without a word of the mail', async () => {
  const mailer = mailerOf()
  await office.close()
  await mailer.send({ to: 'ada@hill.example', subject: 'Secret subject', text: 'Secret text' })
  expect(lines).toHaveLength(3)
  expect(lines.join()).not.toMatch(/secret|ada@/i)
  office = await aPostOffice()
})

/** A mailer whose letters are sent at once, and where time passes only when told. */
const aPatientMailer = () => {
  const resting: { readonly delayMs: number; readonly run: () => void }[] = []
  const after = (delayMs: number, run: () => void) => {
    if (delayMs === 0) return nodeTimers.after(0, run)
    resting.push({ delayMs, run })
    return () => {}
  }
  const mailer = createMailer(
    { smtpUrl: office.url, from: 'school@school.example' },
    { ...nodeTimers, after },
    createLog('warn', { write: (line) => void lines.push(line) }),
  )
  return { mailer, resting }
}

test('T27: one address that is refused rests by itself, and the others have their mail meanwhile', async () => {
  const { mailer, resting } = aPatientMailer()
  office.refused.add('full@hill.example')
  const send = (to: string) =>
    mailer.send({ to: `${to}@hill.example`, subject: 'Word', text: to, isUrgent: true })
  const full = send('full')
  await Promise.all([send('ada'), send('lena')])
  expect(office.letters.map(textOf)).toEqual(['ada', 'lena'])
  expect(resting.map(({ delayMs }) => delayMs)).toEqual([5_000])
  office.refused.clear()
  resting.shift()?.run()
  await full
  expect(office.letters.map(textOf)).toEqual(['ada', 'lena', 'full'])
})

test('an address that is refused three times is given up, and counts among those that wait until then', async () => {
  const { mailer, resting } = aPatientMailer()
  office.refused.add('full@hill.example')
  const send = (to: string, text: string) =>
    mailer.send({ to: `${to}@hill.example`, subject: 'Word', text })
  const full = Array.from({ length: 12 }, (_, index) => send('full', `news ${index}`))
  const ada = send('ada', 'hers')
  // Of one kind ten wait: the oldest of those that had not been tried yet have gone.
  await Promise.all([ada, full[1]])
  expect(resting).toHaveLength(11)
  for (const { run } of resting.splice(0)) run()
  await send('ada', 'again')
  expect(new Set(resting.map(({ delayMs }) => delayMs))).toEqual(new Set([60_000]))
  for (const { run } of resting.splice(0)) run()
  await Promise.all(full)
  expect(resting).toEqual([])
  expect(office.letters.map(textOf)).toEqual(['hers', 'again'])
})

/** A mailer whose first letter is held until `goes`: what comes meanwhile waits. */
const aHeldMailer = () => {
  let goes = (): void => {}
  const held = new Promise<void>((resolve) => {
    goes = resolve
  })
  const after = (_delayMs: number, run: () => void) => {
    void held.then(run)
    return () => {}
  }
  const mailer = createMailer(
    { smtpUrl: office.url, from: 'school@school.example' },
    { ...nodeTimers, after },
    createLog('warn', { write: (line) => void lines.push(line) }),
  )
  return { mailer, goes: () => goes() }
}

test('T27: letters nobody waits for leave places for those somebody waits for', () => {
  const { mailer } = aHeldMailer()
  const refused = () => lines.filter((line) => line.includes('mail was not sent')).length
  const sends = (people: number, subject: string, isUrgent: boolean) => {
    for (let person = 0; person < people; person += 1)
      void mailer.send({ to: `p${person}@hill.example`, subject, text: subject, isUrgent })
  }
  // One is on its way, 150 wait.
  sends(300, 'News', false)
  expect(refused()).toBe(149)
  sends(50, 'Link', true)
  expect(refused()).toBe(149)
  sends(1, 'One more link', true)
  expect(refused()).toBe(150)
})

test('T27: what somebody waits for goes before what nobody waits for', async () => {
  const { mailer, goes } = aHeldMailer()
  const sent: Promise<void>[] = []
  const send = (to: string, isUrgent = false) =>
    sent.push(mailer.send({ to: `${to}@hill.example`, subject: 'Word', text: to, isUrgent }))
  send('on-its-way')
  send('lena')
  send('omar')
  send('ada', true)
  send('ivan', true)
  goes()
  await Promise.all(sent)
  expect(office.letters.map(textOf)).toEqual(['on-its-way', 'ada', 'ivan', 'lena', 'omar'])
})

test('T27: of one kind ten wait for one letter box, the newest, and others lose nothing', async () => {
  const { mailer, goes } = aHeldMailer()
  const sent: Promise<void>[] = []
  const send = (to: string, text: string, subject = 'News') =>
    sent.push(mailer.send({ to: `${to}@hill.example`, subject, text }))
  send('vera', 'on its way')
  send('ada', 'hers')
  for (let count = 0; count < 1_000; count += 1) send('lena', `news ${count}`)
  send('lena', 'another kind', 'Other')
  send('omar', 'his')
  goes()
  await Promise.all(sent)
  expect(office.letters.map(textOf)).toEqual([
    'on its way',
    'hers',
    ...Array.from({ length: 10 }, (_, index) => `news ${990 + index}`),
    'another kind',
    'his',
  ])
})
