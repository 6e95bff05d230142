import { join } from 'node:path';
import * as maven from '../../support/maven.mjs';

export const version = '8.6.0';
const camunda = `camunda-${version}`;
const openSearch = 'opensearch-2.19.1';
const pom = join(import.meta.dirname, 'pom.xml');

export const findJava = maven.findJava;

/** What this machine lacks to run a cluster, as a sentence; undefined when it has all. */
export const lacking = () => maven.lacking(camunda, openSearch);

/** The folder of Camunda's own distribution (broker, Tasklist, Operate); the first time it is fetched from Maven Central (299 MB). */
export const distribution = () =>
  join(
    maven.fetched(camunda, ['dependency:unpack', `-Dartifact=io.camunda:camunda-zeebe:${version}:tar.gz`]),
    `camunda-zeebe-${version}`
  );

/** The class path of OpenSearch; the first time its jars (53 MB) are fetched from Maven Central. */
export const openSearchClassPath = () =>
  join(maven.fetched(openSearch, ['-f', pom, 'dependency:copy-dependencies']), '*');
