/** What came out of a training, as a page with pictures: {@link dev.netc.report.ReportListener} writes it. */
package dev.netc.report;
