import type { Gate } from '@miaoguo/bff/src/http/gate.ts'

/** Fills a gate to its bound; answers how to empty it again. */
export function filled(gate: Gate): () => void {
  let inside = 0
  while (gate.enter()) inside += 1
  return () => {
    for (; inside > 0; inside -= 1) gate.leave()
  }
}
