import type { Resource } from 'solid-js'

/**
 * What a resource has brought so far; undefined while nothing has come. For what the screen can stand
 * without: reading the resource itself blanks the whole screen until it comes.
 */
export const brought = <T>(resource: Resource<T>): T | undefined =>
  resource.state === 'unresolved' || resource.state === 'pending' ? undefined : resource.latest
