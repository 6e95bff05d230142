import type { Difference } from './play.ts';

/**
 * Where the engines are known to differ, and why it stays so. The list may only shrink: an entry that its models do not show any more
 * fails the full run.
 */
export interface KnownDifference {
  readonly what: string;
  readonly why: string;
  /** Whether the full run shows it; else it has been seen in models of higher numbers only. */
  readonly inFullRun: boolean;
  readonly shows: (difference: Difference) => boolean;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    what: 'An error thrown by the job of a message throw event',
    why: 'The real engine 8.8.21 fails with an internal error and leaves the job as it was; the embedded one looks for what catches the error.',
    inFullRun: true,
    shows: ({ act, onlyReal }) =>
      act.includes('"kind":"error"') && onlyReal.some((line) => line.includes('PROCESSING_ERROR'))
  },
  {
    what: 'An inclusive gateway that waits for a token which then takes another way',
    why: 'The real engine looks at a joining inclusive gateway only when a token arrives, so that it waits for ever; the embedded one goes on, as BPMN 2.0.2 (13.4.3) says.',
    inFullRun: false,
    shows: ({ onlyReal, onlyEmbedded }) =>
      onlyEmbedded.some((line) => /^element .*INCLUSIVE_GATEWAY COMPLETED$/.test(line)) &&
      !onlyReal.some((line) => line.includes('INCLUSIVE_GATEWAY'))
  },
  {
    what: 'The order in which more than a hundred elements end at once',
    why: 'The real engine carries out a hundred commands at a time; each that is left over is carried out with all that follows from it before the next. The embedded one takes them all in one order.',
    inFullRun: true,
    shows: ({ act, onlyReal, onlyEmbedded }) =>
      act.includes('"kind":"cancel"') &&
      [...onlyReal, ...onlyEmbedded].every((line) => line.startsWith('then terminated '))
  },
  {
    what: 'An incident of an element in an ad-hoc sub-process that is cancelled',
    why: 'The real engine 8.8.21 leaves the incident open although its element is no more; the embedded one resolves it.',
    inFullRun: false,
    shows: ({ act, onlyReal, onlyEmbedded }) =>
      /"kind":"cancel"|"cancel":true|"isCancelRemainingInstances":true/.test(act) &&
      onlyReal.every((line) => /^incident .*#innerInstance~\d+ \w+( ".*")? open$/.test(line)) &&
      onlyReal.join('\n').replaceAll(/ open$/gm, ' resolved') === onlyEmbedded.join('\n')
  },
  {
    what: 'The warning about a context in the message of an incident',
    why: 'The real engine 8.8.21 prints how it keeps the values of the context in memory; the embedded one tells its keys.',
    inFullRun: true,
    shows: ({ onlyReal, onlyEmbedded }) =>
      onlyReal.length > 0 &&
      onlyReal.join('\n').replaceAll(/:UnsafeBuffer\{[^}]*\}/g, '') === onlyEmbedded.join('\n')
  },
  {
    what: 'The words about an element that an ad-hoc sub-process within a multi-instance is to activate and does not have',
    why: 'The real engine finds it out when it activates the element and names the key of the sub-process; the embedded one tells it as for any other ad-hoc sub-process.',
    inFullRun: true,
    shows: ({ onlyReal, onlyEmbedded }) =>
      onlyReal.length === onlyEmbedded.length &&
      onlyReal.every((line) =>
        /^incident .* EXTRACT_VALUE_ERROR "Expected to activate activities for ad-hoc/.test(line)
      ) &&
      onlyEmbedded.every((line) =>
        /^incident .* EXTRACT_VALUE_ERROR "Failed to activate ad-hoc elements/.test(line)
      )
  }
];
