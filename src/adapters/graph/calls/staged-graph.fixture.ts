import { Client, type Context } from '@microsoft/microsoft-graph-client';
import type { GraphClient } from './client.ts';
import { mapError } from './errors.ts';

export interface SentRequest {
  readonly method: string;
  /** Path and query, with the version. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Microsoft's client with prepared answers, one after the other (the last one repeats), and what was sent. */
export function stageGraph(...answers: readonly object[]): {
  readonly graph: GraphClient;
  readonly sent: readonly SentRequest[];
} {
  const sent: SentRequest[] = [];
  const execute = async (context: Context): Promise<void> => {
    const { pathname, search } = new URL(String(context.request));
    const { method = '', headers } = context.options ?? {};
    sent.push({ method, path: `${pathname}${search}`, headers: { ...(headers as Record<string, string>) } });
    const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
    context.response = Response.json(answer);
  };
  const client = Client.initWithMiddleware({ middleware: { execute } });
  const call: GraphClient['call'] = async (_, needs, work) => {
    try {
      return await work(client);
    } catch (error) {
      throw mapError(error, needs);
    }
  };
  return {
    sent,
    graph: {
      root: 'https://graph.microsoft.com',
      call,
      order: async (operation, needs, work) => {
        await call(operation, needs, work);
      },
      batch: async () => [],
    },
  };
}
