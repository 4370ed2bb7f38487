/** Browsers have their own zoom; Taro’s way to ask them brings a library that guesses who they are. */
export const prefersLargeText = (): boolean => false
