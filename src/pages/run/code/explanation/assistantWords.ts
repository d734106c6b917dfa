import type { AssistantError } from '~/api/assistantError';
import type { AnswerEnd } from '~/api/assistant';
import type { Assistant } from '~/api/connection';

interface Said {
  title: string;
  sentence: string;
  /** Settings are where it can be put right; else asking again may help, or neither. */
  way: 'settings' | 'retry' | null;
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** Why the assistant gave no answer, and what can be done. */
export function sayAssistantError({ kind, status }: AssistantError, { url, model }: Assistant): Said {
  const host = hostOf(url);
  const answered = status === null ? '' : ` It answered ${status}.`;
  switch (kind) {
    case 'wrong-url':
      return {
        title: 'No address of an assistant',
        sentence: `“${url}” is no address. Enter one like https://host/v1.`,
        way: 'settings',
      };
    case 'not-allowed':
      return {
        title: 'This page may not ask the assistant',
        sentence: `Its policy does not let it reach ${host}. Whoever serves the page adds the host to its configuration (connectHosts; SKYVERN_CONNECT_HOSTS with npm start).`,
        way: 'settings',
      };
    case 'mixed':
      return {
        title: 'The browser blocks the assistant',
        sentence: `This page came over https, so it may not ask ${host} over http.`,
        way: 'settings',
      };
    case 'offline':
      return { title: 'Offline', sentence: 'This machine has no network.', way: 'retry' };
    case 'unreachable':
      return {
        title: 'The assistant cannot be reached',
        sentence: `Nobody answers at ${host}. It may not run, or the address may be wrong.`,
        way: 'retry',
      };
    case 'cors':
      return {
        title: 'The assistant is closed to this page',
        sentence: `${host} answers, but does not let this page read it (CORS). Allow the origin ${location.origin} there.`,
        way: 'retry',
      };
    case 'refused':
      return {
        title: 'The assistant refused the key',
        sentence: `${host} did not accept it.${answered} Set the assistant’s key in Settings.`,
        way: 'settings',
      };
    case 'no-model':
      return {
        title: 'The assistant does not have the model',
        sentence: `${host} knows no “${model}”.${answered} Set another model in Settings.`,
        way: 'settings',
      };
    case 'missing':
      return {
        title: 'No assistant at this address',
        sentence: `${host} has nothing there that takes questions.${answered} The address of an OpenAI-compatible server mostly ends in /v1.`,
        way: 'settings',
      };
    case 'too-long':
      return {
        title: 'The question is too long for the model',
        sentence: `“${model}” cannot take this code at once. Set a model with a larger context.`,
        way: 'settings',
      };
    case 'invalid':
      return {
        title: 'The assistant refused the question',
        sentence: `${host} does not accept it.${answered}`,
        way: 'retry',
      };
    case 'busy':
      return {
        title: 'The assistant takes no questions now',
        sentence: `${host} has too much to do, or the account’s quota is used up.${answered}`,
        way: 'retry',
      };
    case 'server':
      return { title: 'The assistant had a problem', sentence: `${host} failed.${answered}`, way: 'retry' };
    case 'garbled':
      return {
        title: 'The answer could not be read',
        sentence: `${host} answers as something else than an OpenAI-compatible assistant.`,
        way: 'settings',
      };
    case 'broken':
      return {
        title: 'The answer broke off',
        sentence: `The connection to ${host} ended in the middle.`,
        way: 'retry',
      };
    case 'silent':
      return { title: 'No answer came', sentence: `${host} went silent.`, way: 'retry' };
    case 'stopped':
      return { title: 'Stopped', sentence: 'The answer was stopped.', way: 'retry' };
  }
}

/** Said under an answer that did not end by itself; null for one that did. */
export function sayEnd(end: AnswerEnd): string | null {
  switch (end) {
    case 'whole':
      return null;
    case 'limit':
      return 'The answer ends here: the model’s limit was reached.';
    case 'filtered':
      return 'The answer ends here: the assistant’s own filter cut it.';
    case 'long':
      return 'The answer was stopped here: it became too long.';
  }
}
