// Matrices of the standard library, of Eigen and of OpenCV. The debugger stops at each line with the word in the comment.
#include <array>
#include <complex>
#include <cstdint>
#include <span>
#include <valarray>
#include <vector>

#include <Eigen/Dense>
#include <opencv2/core.hpp>

using Real = double;
using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/** Memory of an object whose constructor did not run. */
struct Raw {
    alignas(std::vector<double>) unsigned char bytes[sizeof(std::vector<double>)];
};

int fill(int steps) {
    std::vector<double> W(12);
    for (int step = 1; step <= steps; step++) {
        for (int k = 0; k < 12; k++) W[k] += step * (k % 4 + 1) / 4.0;
        W[5] += 1; // stop
    }
    return W.size();
}

int main() {
    fill(2);

    double c[3][4];
    float cube[2][3][4];
    std::int64_t whole[2][2] = {{1, -2}, {3, 9007199254740993}};
    bool flags[2][3] = {{true, false, true}, {false, false, true}};
    for (int k = 0; k < 12; k++) c[k / 4][k % 4] = k / 4.0;
    for (int k = 0; k < 24; k++) (&cube[0][0][0])[k] = k;
    double (*toRows)[4] = c;
    double *flat = &c[0][0];
    double *nothing = nullptr;
    double *table[3] = {c[2], c[1], c[0]};
    double **rows = table;
    std::vector<std::vector<float>> nested(3, std::vector<float>(4, 1.5f));
    nested[2][3] = -1;
    std::vector<std::vector<float>> ragged(2, std::vector<float>(3));
    ragged[1].pop_back();
    std::vector<std::array<double, 3>> points{{1, 2, 3}, {4, 5, 6}};
    std::array<std::array<std::int16_t, 3>, 2> fixed{{{1, 2, 3}, {4, 5, 6}}};
    std::vector<std::complex<double>> waves{{1, 2}, {3, 4}};
    std::valarray<double> values{1, 2, 3, 4, 5, 6};
    std::span<float> part(&nested[0][0], 4);
    std::vector<bool> bits(5, true);
    std::vector<double> empty;
    Real reals[2][2] = {{1, 2}, {3, 4}};
    const auto &alias = nested;
    std::vector<double> *pointed = nullptr;

    Eigen::MatrixXd M(2, 3);
    M << 1, 2, 3, 4, 5, 6;
    RowMajor R(2, 3);
    R << 1, 2, 3, 4, 5, 6;
    Eigen::Matrix3f F = Eigen::Matrix3f::Identity();
    F(0, 2) = 7;
    Eigen::Map<Eigen::MatrixXd> map(flat, 3, 4);
    Eigen::Map<Eigen::MatrixXd, 0, Eigen::OuterStride<>> lines(flat, 3, 3, Eigen::OuterStride<>(4));
    Eigen::Ref<Eigen::MatrixXd> block = M;

    cv::Mat image(4, 5, CV_8UC3);
    for (int k = 0; k < 60; k++) image.data[k] = k;
    cv::Mat region = image(cv::Rect(1, 1, 3, 2));
    cv::Mat_<float> weights(2, 2);
    weights(0, 0) = 1, weights(0, 1) = 2, weights(1, 0) = 3, weights(1, 1) = 4;
    cv::Matx23d affine(1, 0, 5, 0, 1, -3);

    Raw raw;
    for (unsigned char &byte : raw.bytes) byte = 37 * (&byte - raw.bytes) + 11;
    auto &unready = *reinterpret_cast<std::vector<double> *>(raw.bytes);

    std::vector<double> big(1200 * 900);
    for (std::size_t k = 0; k < big.size(); k++) big[k] = (k % 900) * 0.5 + (k / 900 == k % 900);

    part[0] = unready.size() + values[0] + (pointed == nullptr) + toRows[0][0] + rows[0][0]; // stop
    M(0, 0) += 1;
    M(0, 1) += 1; // stop
    *nothing = 1;
    return 0;
}
