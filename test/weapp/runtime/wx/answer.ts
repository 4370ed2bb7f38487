type Outcome = { errMsg: string; [field: string]: unknown }
export type Callbacks = {
  success?: (outcome: Outcome) => void
  fail?: (outcome: Outcome) => void
  complete?: (outcome: Outcome) => void
}

/** An asynchronous function of `wx` in its form with callbacks, the one Taro calls. */
export const answering =
  <Options extends object>(name: string, run: (options: Options) => unknown) =>
  (options: Options & Callbacks): void => {
    const tell = (outcome: Outcome, heard?: (outcome: Outcome) => void): void => {
      heard?.(outcome)
      options.complete?.(outcome)
    }
    Promise.resolve()
      .then(() => run(options))
      .then(
        (fields) => tell({ ...(fields as object), errMsg: `${name}:ok` }, options.success),
        (error: Error) => tell({ errMsg: `${name}:fail ${error.message}` }, options.fail),
      )
  }
