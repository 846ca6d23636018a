/** A real SMTP server that keeps what it is given. For tests. */
import { SMTPServer } from 'smtp-server'

export type Letter = { readonly to: readonly string[]; readonly raw: string }

export const aPostOffice = async () => {
  const letters: Letter[] = []
  const waiting: (() => void)[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      done(
        refused.has(address)
          ? Object.assign(new Error('mailbox is busy'), { responseCode: 450 })
          : undefined,
      ),
    onData: (stream, session, done) => {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => {
        raw += part
      })
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
        for (const tell of waiting.splice(0)) tell()
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** Addresses it has no room for now (450). */
    refused,
    /** Waits until so many have come. */
    has: async (count: number): Promise<readonly Letter[]> => {
      while (letters.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
      return letters
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
