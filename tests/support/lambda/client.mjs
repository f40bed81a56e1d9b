// What stands between Lambda and a handler: asks for an event, calls, answers, for ever. client.mjs <file>.<export>
import { Agent, request } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** The CPU used so far goes with each answer: microseconds of the whole process. */
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return String(user + system)
}

const ask = (method, path, body) =>
  new Promise((done, failed) => {
    const asked = request(`${base}${path}`, { method, agent, headers: { 'x-cpu': cpu() } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => done({ headers: response.headers, text }))
    })
    asked.on('error', failed)
    asked.end(body)
  })
const told = (error) =>
  JSON.stringify({
    errorType: error?.name,
    errorMessage: error?.message,
    stackTrace: error?.stack?.split('\n'),
  })

const [file, name] = process.argv[2].split('.')
let handler
try {
  handler = (await import(pathToFileURL(resolve(`${file}.mjs`)).href))[name]
} catch (error) {
  await ask('POST', '/init/error', told(error))
  process.exit(1)
}
for (;;) {
  const { headers, text } = await ask('GET', '/invocation/next')
  const id = headers['lambda-runtime-aws-request-id']
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => Number(headers['lambda-runtime-deadline-ms']) - Date.now(),
  }
  try {
    await ask('POST', `/invocation/${id}/response`, JSON.stringify(await handler(JSON.parse(text), context)))
  } catch (error) {
    await ask('POST', `/invocation/${id}/error`, told(error))
  }
}
