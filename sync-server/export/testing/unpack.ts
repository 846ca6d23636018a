/** An export as whoever gets it sees it: its files, opened. */
import { strFromU8, unzipSync } from 'fflate'
import type { Export } from '../exporter.ts'

export const readAll = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

export const unpack = async ({ zip }: Export): Promise<Record<string, string>> =>
  unpackBytes(await readAll(zip))

export const unpackBytes = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  )
