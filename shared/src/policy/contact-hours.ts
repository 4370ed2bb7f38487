/**
 * The hours, in China, within which a borrower may be reminded or spoken to about what is overdue: 互联网金融 贷后催收业务指引
 * (GB/T 45251—2025), recalled.
 */
export const contactHours = { from: 8, to: 22 } as const
