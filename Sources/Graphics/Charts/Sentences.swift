// SPDX-License-Identifier: Apache-2.0
extension DotPlot: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension SlopeChart: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension CutProbabilityBars: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension PrecisionPanels: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension MisclassificationChart: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension PassProbabilityCurve: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension MethodComparison: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension DotAndRangeStrip: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension ImpactChart: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension CompromiseChart: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
extension GroupDensityChart: DrawnChart { func canvas() -> Canvas { sentenceCanvas(finding) } }
