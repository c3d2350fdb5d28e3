import { actorOf, type Actor } from './capabilities.ts';
import type { Standing } from './standing.ts';

export const ownerOutside = 'owner outside the project';
export type Viewer = Actor | typeof ownerOutside;

/** The scopes each row's cells may name, in the product's words. */
export type Scopes = {
  'list-entry':
    | 'name, partners, progress'
    | 'name, host, progress of the images it may see'
    | 'as their side, without progress';
  labels: 'all' | 'nothing';
  images: 'all' | 'those entrusted to its side or to nobody' | 'nothing';
  members: 'all, by name and role' | "own side, partners' managers" | "own side, host's managers" | 'nothing';
  settings: 'all' | 'members, labels' | 'own members, stopping' | 'stopping (external side)' | 'nothing';
  'report-and-timeline': 'all' | 'own work' | 'own collaboration' | 'nothing';
};
export type VisibilityRow = keyof Scopes;
export type VisibilityTable = { [Row in VisibilityRow]: Record<Viewer, Scopes[Row]> };

/** Who sees what (product: Who sees what). */
export const visibilityTable: VisibilityTable = {
  'list-entry': {
    'host manager': 'name, partners, progress',
    'host developer': 'name, partners, progress',
    'host annotator': 'name, partners, progress',
    'external manager': 'name, host, progress of the images it may see',
    'external annotator': 'name, host, progress of the images it may see',
    'owner outside the project': 'as their side, without progress',
  },
  labels: {
    'host manager': 'all',
    'host developer': 'all',
    'host annotator': 'all',
    'external manager': 'all',
    'external annotator': 'all',
    'owner outside the project': 'nothing',
  },
  images: {
    'host manager': 'all',
    'host developer': 'all',
    'host annotator': 'all',
    'external manager': 'those entrusted to its side or to nobody',
    'external annotator': 'those entrusted to its side or to nobody',
    'owner outside the project': 'nothing',
  },
  members: {
    'host manager': 'all, by name and role',
    'host developer': 'all, by name and role',
    'host annotator': "own side, partners' managers",
    'external manager': "own side, host's managers",
    'external annotator': "own side, host's managers",
    'owner outside the project': 'nothing',
  },
  settings: {
    'host manager': 'all',
    'host developer': 'members, labels',
    'host annotator': 'nothing',
    'external manager': 'own members, stopping',
    'external annotator': 'nothing',
    'owner outside the project': 'stopping (external side)',
  },
  'report-and-timeline': {
    'host manager': 'all',
    'host developer': 'all',
    'host annotator': 'own work',
    'external manager': 'own collaboration',
    'external annotator': 'own work',
    'owner outside the project': 'nothing',
  },
};

export const viewerOf = (standing: Standing): Viewer => actorOf(standing) ?? ownerOutside;

/** What a standing sees of one row. */
export function scopeOf<Row extends VisibilityRow>(standing: Standing, row: Row): Scopes[Row] {
  return visibilityTable[row][viewerOf(standing)];
}
