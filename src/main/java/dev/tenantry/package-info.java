/**
 * Tenantry: the admin console of a GitOps data platform on Google Cloud. One direction, two flows:
 *
 * <pre>
 *  sources.git ────────┐                                              ┌─ people, browsers, API clients
 *  sources.gcp ────────┤ facts     ┌──────────┐ rows ┌──────────────┐ │ GET: read rows, render
 *  sources.kubernetes ─┼─────────▶ │ indexing │ ───▶ │ tenants      │◀┤
 *  sources.billing ────┘           └────▲─────┘      │ grants runs  │ │
 *                      EstateMoved      │            │ costs drift  │ │
 *                                       │            └──────┬───────┘ │
 *                                 ┌─────┴──┐ PullRequests ┌─▼─────────┴┐ verdicts ┌────────┐
 *             GitHub ◀─ PR ────── │ github │ ◀─────────── │ proposals  │ ◀──────▶ │ policy │
 *             GitHub ─ webhook ─▶ └────────┘              └────────────┘          └────────┘
 * </pre>
 *
 * <p>Reading order: {@code manifest} (the language), {@code indexing} (facts become rows), one
 * slice such as {@code grants}, {@code proposals} (an intent becomes a merged pull request), {@code
 * github} (the only door out). {@code ARCHITECTURE.md} says who may use whom; {@code
 * ArchitectureTest} is that table, executable.
 */
@NullMarked
package dev.tenantry;

import org.jspecify.annotations.NullMarked;
