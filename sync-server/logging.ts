/**
 * What the relay writes down about its own running: lines of JSON for whoever keeps it going. Never
 * a name, an e-mail, a cookie, an address or a body: a line is built field by field from what is
 * listed here, so that nothing gets in by being part of something else.
 */
import { type DestinationStream, pino } from 'pino'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Everything a line may say besides its message. */
export type LogFields = {
  readonly request?: string
  readonly method?: string
  /** The route's pattern, `/api/devices/:id/end`; never the path that was asked for. */
  readonly route?: string
  readonly status?: number
  readonly durationMs?: number
  readonly school?: string
  readonly code?: number | string
  readonly count?: number
  /** Name and place of a fault in our code. */
  readonly fault?: string
}

export type Log = {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** @param destination where lines go; standard output if left away. */
export const createLog = (level: LogLevel, destination?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    debug: (message, fields = {}) => logger.debug(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  }
}

/**
 * What is safe to say of an exception: its kind and where it arose. Its message may quote input, also
 * a line of it that reads like a place: places are looked for only after it.
 */
export const describeFault = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault
  const { name, message, stack = '' } = fault
  const messageAt = stack.indexOf(message)
  const places = messageAt < 0 ? '' : stack.slice(messageAt + message.length)
  const place = places.split('\n').find((line) => line.trimStart().startsWith('at '))
  return place ? `${name} ${place.trim()}` : name
}
