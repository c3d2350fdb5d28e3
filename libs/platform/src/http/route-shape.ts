import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { CommandContext } from '../aggregate.ts';

/** The part of a route's declaration that serving it needs. */
export type RouteShape = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly auth: 'account' | 'none';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType | 'file';
  readonly form?: z.ZodObject;
  readonly fileLimit?: { readonly bytes: number; readonly code: string };
  readonly bodyLimit?: number;
  readonly status: number;
  readonly response?: z.ZodType | string;
};

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Field<R, Key extends string> = R extends { readonly [K in Key]: infer Schema } ? Out<Schema> : undefined;

export type UploadedFile = { readonly name: string; readonly bytes: Buffer };

/** What a handler gets: everything checked, and who asks. */
export type Call<R> = {
  readonly params: Field<R, 'params'>;
  readonly query: Field<R, 'query'>;
  readonly body: Field<R, 'body'>;
  readonly form: Field<R, 'form'>;
  /** Undefined where the request carries none. */
  readonly file: R extends { readonly body: 'file' } ? UploadedFile | undefined : undefined;
  /** The account that asks; empty on routes without log-in. */
  readonly accountId: string;
  /** To be passed to the write gate. */
  readonly context: CommandContext;
  readonly request: Request;
};

type Content = { readonly bytes: Uint8Array | Readable; readonly size?: number };
/** Bytes instead of JSON. Those with an `etag` never change under it: whoever has them is not sent them again, and nothing is opened. */
export type Bytes = { readonly type: string; readonly fileName?: string } & (
  Content | { readonly etag: string; readonly open: () => Promise<Content> }
);
/** An answer that goes on until whoever opened it ends it, or the server stops. */
export type EventStream = { open(request: Request, response: Response): Promise<void> };
export const eventStreamType = 'text/event-stream';
export type AnswerOf<R> = R extends { readonly response: infer Answer }
  ? Answer extends z.ZodType
    ? z.input<Answer>
    : Answer extends typeof eventStreamType
      ? EventStream
      : Bytes
  : undefined | void;

export type Handler<R> = (call: Call<R>) => Promise<AnswerOf<R>>;
/** One handler a route: a missing one does not compile. */
export type Handlers<Routes> = { readonly [Name in keyof Routes]: Handler<Routes[Name]> };
