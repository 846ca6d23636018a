/** Files encrypted to a key that does not lie on the relay: whoever steals a backup has nothing. */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'

type Bytes = globalThis.ReadableStream<Uint8Array>
const bytesOf = (path: string): Bytes => Readable.toWeb(createReadStream(path)) as unknown as Bytes
const writeTo = (path: string, bytes: Bytes): Promise<void> =>
  pipeline(
    Readable.fromWeb(bytes as unknown as ReadableStream),
    // On disk before anybody says that there is a backup.
    createWriteStream(path, { mode: 0o600, flush: true }),
  )

/** Is this a public key, `age1…`? */
export const isRecipient = (text: string): boolean => {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

export const encryptFile = async (from: string, to: string, recipient: string): Promise<void> => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  await writeTo(to, await encrypter.encrypt(bytesOf(from)))
}

/** The secret keys of a file as `age-keygen` and `backup key` write it; none: it is no such file. */
export const readIdentities = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  } catch {
    return []
  }
}

/** Throws when none of the keys fits, or a byte was changed. */
export const decryptFile = async (
  from: string,
  to: string,
  identities: readonly string[],
): Promise<void> => {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  await writeTo(to, await decrypter.decrypt(bytesOf(from)))
}

export const newKey = async (): Promise<{ identity: string; recipient: string }> => {
  const identity = await generateIdentity()
  return { identity, recipient: await identityToRecipient(identity) }
}
