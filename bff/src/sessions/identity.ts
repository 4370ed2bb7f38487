/** A person as a platform knows them; `subject` is the platform's id and leaves this room only as a hash. */
export type Identity = { subject: string }

/** How we learn who signs in. Refusals are Problems: `login_code_invalid`, `login_blocked`, `identity_unavailable`. */
export interface IdentityPort {
  fromWeChat(code: string): Promise<Identity>
  fromAlipay(code: string): Promise<Identity>
  sendMail(address: string, text: string): Promise<void>
  sendText(phone: string, text: string): Promise<void>
}
