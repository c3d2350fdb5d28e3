import type { LiveMessage } from '@tandem/contracts';

/** One tab that listens. */
export type LiveStream = {
  /** Of the account when the stream began; a higher one ends it. */
  readonly credentialsVersion: number;
  send(message: LiveMessage): void;
  end(): void;
};

/** An account that acts for an organization, in however many tabs: what it may know is found out once. */
export type Viewer = {
  readonly accountId: string;
  readonly organizationId: string;
  readonly streams: ReadonlySet<LiveStream>;
};

export type Viewers = ReturnType<typeof createViewers>;

/** Everybody who listens to this process. */
export function createViewers() {
  const byOrganization = new Map<string, Map<string, Viewer & { readonly streams: Set<LiveStream> }>>();
  const all = () => [...byOrganization.values()].flatMap((accounts) => [...accounts.values()]);
  return {
    all,
    areNone: () => byOrganization.size === 0,
    of: (organizationId: string): Viewer[] => [...(byOrganization.get(organizationId)?.values() ?? [])],

    /** The answer removes the stream again. */
    add({ accountId, organizationId }: Omit<Viewer, 'streams'>, stream: LiveStream): () => void {
      const accounts = byOrganization.get(organizationId) ?? new Map<string, never>();
      const viewer = accounts.get(accountId) ?? { accountId, organizationId, streams: new Set() };
      byOrganization.set(organizationId, accounts.set(accountId, viewer));
      viewer.streams.add(stream);
      return () => {
        viewer.streams.delete(stream);
        if (viewer.streams.size === 0 && accounts.get(accountId) === viewer) accounts.delete(accountId);
        if (accounts.size === 0 && byOrganization.get(organizationId) === accounts)
          byOrganization.delete(organizationId);
      };
    },

    endAll() {
      for (const viewer of all()) endStreams(viewer);
    },
  };
}

export function endStreams({ streams }: Viewer): void {
  for (const stream of streams) stream.end();
}
