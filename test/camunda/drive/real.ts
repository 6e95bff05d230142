import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Camunda8 } from '@camunda8/sdk';
import type { JsonObject } from '../../../engine/commands.ts';
import { classPath, findJava } from '../real/install.mjs';
import type { Driver } from './driver.ts';
import { jobTimeoutMs } from './job-timeout.ts';
import { activation, jobResult, taskRecord } from './real-records.ts';
import { type LogRecord, RecordLog } from './record-log.ts';

const program = join(import.meta.dirname, '../real/RealEngine.java');
const readyMs = 60_000;
const timersMs = 5_000;
const pauseMs = 20;

interface Ports {
  readonly grpc: string;
  readonly control: string;
}

/** Starts the real engine, in memory, as a process that ends with this one. */
export async function realDriver(): Promise<Driver> {
  const child = spawn(findJava() ?? 'java', ['-Xmx2g', '-cp', classPath(), program], {
    stdio: ['pipe', 'pipe', 'ignore']
  });
  const ports = await ready(child);
  const camunda = new Camunda8(
    {
      ZEEBE_GRPC_ADDRESS: `grpc://127.0.0.1:${ports.grpc}`,
      CAMUNDA_AUTH_STRATEGY: 'NONE',
      CAMUNDA_LOG_LEVEL: 'none',
      // The client's timers of this length outlive it, and the process with them.
      zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE', ZEEBE_GRPC_CLIENT_CONNECTION_TOLERANCE_MS: 100 }
    },
    { defaultCached: false }
  );
  const client = camunda.getZeebeGrpcApiClient();
  const control = `http://127.0.0.1:${ports.control}`;
  const log = new RecordLog();
  let moved = 0;

  const read = async () => {
    const lines = (await ask(`${control}/records?from=${log.length}`)).split('\n');
    const length = Number(lines.pop());
    for (const line of lines) if (line) log.apply(JSON.parse(line) as LogRecord);
    log.length = length;
    return log.observed();
  };

  /** Writes a command into the engine's log; rejected when the engine rejects it. */
  const write = async (type: string, intent: string, key: string, record: object) =>
    void (await ask(
      `${control}/command?type=${type}&intent=${intent}&key=${key}`,
      'POST',
      JSON.stringify(record)
    ));

  return {
    clockRuns: true,
    async deploy(files) {
      // The client sends every resource alike: by its name and bytes, as a process or not.
      const resources = Object.entries(files).map(([name, content]) => ({
        name,
        process: Buffer.from(content)
      }));
      await client.deployResources(resources);
    },
    async start(bpmnProcessId, variables) {
      return (await client.createProcessInstance({ bpmnProcessId, variables: json(variables) }))
        .processInstanceKey;
    },
    async activate(types) {
      const activation = {
        worker: 'test',
        maxJobsToActivate: 10_000,
        timeout: jobTimeoutMs,
        requestTimeout: -1
      };
      // An answer holds no more than fits into a message.
      const activateAll = async (type: string): Promise<void> => {
        const { length } = await client.activateJobs({ type, ...activation });
        if (length > 0) await activateAll(type);
      };
      await Promise.all(types.map(activateAll));
    },
    complete: (jobKey, variables, result) =>
      result
        ? write('JOB', 'COMPLETE', jobKey, { variables, result: jobResult(result) })
        : client.completeJob({ jobKey, variables: json(variables) }),
    fail: (jobKey, retries) => client.failJob({ jobKey, retries, errorMessage: '', retryBackOff: 0 }),
    throwError: (jobKey, errorCode, variables) =>
      client.throwError({ jobKey, errorCode, variables: json(variables) }),
    updateRetries: (jobKey, retries) => client.updateJobRetries({ jobKey, retries }),
    publish: async (name, correlationKey, variables, timeToLive = 0) =>
      void (await client.publishMessage({ name, correlationKey, variables: json(variables), timeToLive })),
    broadcast: async (signalName, variables) =>
      void (await client.broadcastSignal({ signalName, variables: json(variables) })),
    async actOnTask(taskKey, act) {
      const { intent, record } = taskRecord(act);
      await write('USER_TASK', intent, taskKey, { userTaskKey: Number(taskKey), ...record });
    },
    activateElements: (key, elements, cancelRemainingInstances) =>
      write('AD_HOC_SUB_PROCESS_INSTRUCTION', 'ACTIVATE', key, {
        adHocSubProcessInstanceKey: Number(key),
        activateElements: elements.map(activation),
        cancelRemainingInstances
      }),
    setVariables: (scopeKey, variables) =>
      write('VARIABLE_DOCUMENT', 'UPDATE', '-1', {
        scopeKey: Number(scopeKey),
        updateSemantics: 'PROPAGATE',
        variables
      }),
    resolve: (incidentKey) => client.resolveIncident({ incidentKey }),
    cancel: (key) => client.cancelProcessInstance(key),
    async advance(ms) {
      await ask(`${control}/time?ms=${ms}`, 'POST');
      moved += ms;
      // The engine looks for due timers a moment after its clock has moved.
      const [now, deadline] = [Date.now() + moved, Date.now() + timersMs];
      const isDue = ({ dueAt }: { dueAt: number }) => dueAt <= now;
      while ((await read()).timers.some(isDue) && Date.now() < deadline) await pause();
    },
    observe: read,
    async close() {
      await camunda.closeAllClients();
      child.stdin?.end();
      await new Promise((resolve) => child.once('exit', resolve));
    }
  };
}

/** Variables as the client's types have them. */
const json = (variables: JsonObject) => variables as never;

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

async function ask(url: string, method = 'GET', body?: string): Promise<string> {
  const response = await fetch(url, body === undefined ? { method } : { method, body });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

function ready(child: ChildProcess): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The real engine did not start in time.')), readyMs);
    child.once('exit', (code) =>
      reject(new Error(`The real engine ended with ${code} instead of starting.`))
    );
    if (!child.stdout) throw new Error('no standard output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, grpc, control] = /^ready (\d+) (\d+)$/.exec(line) ?? [];
      if (!grpc || !control) return;
      clearTimeout(timer);
      resolve({ grpc, control });
    });
  });
}
