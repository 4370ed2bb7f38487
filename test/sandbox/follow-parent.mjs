// Loaded before each part: when the process that started it is gone, the part closes as if told to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
