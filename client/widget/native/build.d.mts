export function buildNative(platform: 'weapp' | 'alipay'): Promise<Record<string, string>>
