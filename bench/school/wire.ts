/** A device on the wire that counts: every message and byte, both ways, as the socket carries them. */
import WebSocket from 'ws'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { AckFrame, DownFrame, RowsFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'

export type Wire = Awaited<ReturnType<typeof openWire>>

let wires = 0
/** Everybody is somewhere else, as the proxy in front says; one address may not have a thousand. */
const nextAddress = (): string => {
  wires += 1
  return `10.${wires >> 16}.${(wires >> 8) & 0xff}.${wires & 0xff}`
}

/** Opens the socket; rejects when the relay refuses it. */
export const openWire = async (url: string, cookie: string) => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync`, {
    headers: { cookie, origin: url, 'x-forwarded-for': nextAddress() },
    perMessageDeflate: false,
  })
  const count = { messages: 0, bytes: 0, bytesDown: 0 }
  let hearAck: (ack: AckFrame) => void = () => {}
  let hearRows: (rows: RowsFrame) => void = () => {}
  const waiting = new Set<(frame: DownFrame) => void>()
  socket.on('message', (data: Buffer) => {
    count.messages += 1
    count.bytes += data.length
    count.bytesDown += data.length
    const frame = parseDown(new Uint8Array(data))
    if (!frame.ok) throw new Error('a frame no device could read')
    if (frame.value.type === 'refuse') throw new Error(frame.value.message)
    if (frame.value.type === 'ack') hearAck(frame.value)
    if (frame.value.type === 'rows') hearRows(frame.value)
    for (const look of [...waiting]) look(frame.value)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))

  const send = (frame: UpFrame): void => {
    const bytes = encodeFrame(frame)
    count.messages += 1
    count.bytes += bytes.length
    socket.send(bytes)
  }
  return {
    count,
    send,
    /** Told of every ack from now on; one listener. */
    onAck: (run: (ack: AckFrame) => void): void => {
      hearAck = run
    },
    /** Told of every change that comes from now on; one listener. */
    onRows: (run: (rows: RowsFrame) => void): void => {
      hearRows = run
    },
    /** The next frame of this type. */
    hears: <Type extends DownFrame['type']>(type: Type) =>
      new Promise<Extract<DownFrame, { type: Type }>>((resolve) => {
        const look = (frame: DownFrame): void => {
          if (frame.type !== type) return
          waiting.delete(look)
          resolve(frame as Extract<DownFrame, { type: Type }>)
        }
        waiting.add(look)
      }),
    hello: (epoch = '', cursor = 0): void =>
      send({ type: 'hello', protocol: PROTOCOL_VERSION, app: 'bench', epoch, cursor }),
    close: async (): Promise<void> => {
      socket.close()
      await closed
    },
  }
}
