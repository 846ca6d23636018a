/** Asking the relay over HTTP from outside its process. */

export type Answer = {
  readonly status: number
  readonly json: unknown
  readonly cookie: string
}

/** Undefined when nobody answers. */
export const ask = async (
  url: string,
  asked: { readonly body?: unknown; readonly origin?: string } = {},
): Promise<Answer | undefined> => {
  try {
    const response = await fetch(url, {
      method: asked.body === undefined ? 'GET' : 'POST',
      headers: {
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(asked.origin === undefined ? {} : { origin: asked.origin }),
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      json: text.startsWith('{') ? JSON.parse(text) : undefined,
      cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '',
    }
  } catch {
    return undefined
  }
}
