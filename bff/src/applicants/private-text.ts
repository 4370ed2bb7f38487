import { inspect } from 'node:util'

/** A text about a person that no log, template, JSON or inspection shows; `reveal` is the one way to it, and is easy to find. */
export type PrivateText = { readonly reveal: () => string }

const shown = '•••'

export const privateText = (text: string): PrivateText =>
  Object.freeze({
    reveal: () => text,
    toString: () => shown,
    toJSON: () => shown,
    [inspect.custom]: () => shown,
  })
