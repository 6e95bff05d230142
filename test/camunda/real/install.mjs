import { join } from 'node:path';
import * as maven from '../../support/maven.mjs';

const version = '8.8.21';
const name = `real-engine-${version}`;
const pom = join(import.meta.dirname, 'pom.xml');

export const findJava = maven.findJava;

/** What this machine lacks to run the real engine, as a sentence; undefined when it has all. */
export const lacking = () => maven.lacking(name);

/** The class path of the real engine; the first time its jars (128 MB) are fetched from Maven Central. */
export const classPath = () => join(maven.fetched(name, ['-f', pom, 'dependency:copy-dependencies']), '*');
