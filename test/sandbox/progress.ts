const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** One line that moves while something is being waited for; a plain line where there is no terminal. */
export function progress(text: string): { done(line: string): void; stop(): void } {
  const startedAt = Date.now()
  const seconds = (): string => `${Math.round((Date.now() - startedAt) / 1000)} s`
  if (!process.stdout.isTTY) {
    console.log(`… ${text}`)
    return { done: (line) => console.log(line), stop: () => undefined }
  }
  let frame = 0
  const timer = setInterval(() => {
    frame += 1
    process.stdout.write(`\r\u001b[K${frames[frame % frames.length]} ${text} ${seconds()}`)
  }, 120)
  const stop = (): void => {
    clearInterval(timer)
    process.stdout.write('\r\u001b[K')
  }
  return {
    stop,
    done: (line) => {
      stop()
      console.log(line)
    },
  }
}
